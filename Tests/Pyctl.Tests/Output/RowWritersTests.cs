// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using NUnit.Framework;
using Pyctl.Output;

namespace Pyctl.Tests.Output;

/// <summary>Every format, with values that could break it.</summary>
internal sealed class RowWritersTests
{
    private static readonly string[] s_rows = ["plain", "a,b\"c", "line\nend\ttab", "<tag> & \u0001", "\\"];

    private static readonly Column<string>[] s_columns =
    [
        new("text", row => row),
        new("length", row => row.Length) { IsNumber = true },
        new("none", _ => null),
    ];

    [Test]
    public void Write_Json_IsReadBack()
    {
        using JsonDocument document = JsonDocument.Parse(Written(OutputFormat.Json, s_rows));

        List<string?> texts = [];
        foreach (JsonElement row in document.RootElement.EnumerateArray())
        {
            texts.Add(row.GetProperty("text").GetString());
            Assert.That(row.TryGetProperty("none", out _), Is.False);
        }

        Assert.That(texts, Is.EqualTo(s_rows));
    }

    [Test]
    public void Write_NoRows_IsValidInEveryFormat()
    {
        Assert.That(Written(OutputFormat.Json, []), Is.EqualTo("[]\n"));
        Assert.That(Written(OutputFormat.Jsonl, []), Is.Empty);
        Assert.That(Written(OutputFormat.Csv, []), Is.EqualTo("text,length,none\n"));
        Assert.That(Written(OutputFormat.Table, []), Is.Empty);
        Assert.That(() => XDocument.Parse(Written(OutputFormat.Xml, [])), Throws.Nothing);
    }

    [Test]
    public void Write_Csv_QuotesAsRfc4180()
    {
        Assert.That(
            Written(OutputFormat.Csv, ["a,b\"c", "line\nend"]),
            Is.EqualTo("text,length,none\n\"a,b\"\"c\",5,\n\"line\nend\",8,\n"));
    }

    [Test]
    public void Write_Tsv_EscapesWhatSeparates()
    {
        Assert.That(Written(OutputFormat.Tsv, ["a\tb\\"]), Is.EqualTo("text\tlength\tnone\na\\tb\\\\\t4\t\n"));
    }

    [Test]
    public void Write_Xml_IsReadBackButForWhatXmlCannotCarry()
    {
        XDocument document = XDocument.Parse(Written(OutputFormat.Xml, ["<tag> & \u0001"]));

        Assert.That(document.Root!.Element("row")!.Element("text")!.Value, Is.EqualTo("<tag> & \uFFFD"));
    }

    [Test]
    public void Write_Table_AlignsAndCleans()
    {
        Assert.That(
            Written(OutputFormat.Table, ["plain", "line\nend"]),
            Is.EqualTo("TEXT      LENGTH  NONE\nplain          5  \nline\uFFFDend       8  \n"));
    }

    private static string Written(OutputFormat format, IEnumerable<string> rows)
    {
        using MemoryStream stream = new();
        OutputText output = new(stream);
        IRowWriter<string> writer = RowWriters.Make(format, s_columns, output, new Terminal());
        foreach (string row in rows)
        {
            writer.Write(row);
        }

        writer.End();
        output.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

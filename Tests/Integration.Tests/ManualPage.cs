// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Contract;

namespace Integration.Tests;

/// <summary>The manual page pyctd-xmlrpc(7), by its sections.</summary>
internal static partial class ManualPage
{
    private const string Subsection = ".SS ";
    private const string Kind = "KIND";

    private static readonly string[] s_lines =
        File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "pyctd-xmlrpc.7"));

    /// <summary>What the subsections of a section are called: in that of the procedures, their prototypes.</summary>
    public static IReadOnlyList<string> Subsections(string section) =>
        [.. Section(section).Where(IsSubsection).Select(line => Plain(line[Subsection.Length..]))];

    /// <summary>The prototypes of the procedures; one with KIND stands for one for each model of the inventory.</summary>
    public static IReadOnlyList<string> Prototypes =>
    [
        .. Subsections("PROCEDURES").SelectMany(prototype =>
            prototype.Contains(Kind, StringComparison.Ordinal)
                ? InventoryModels.All.Select(model => prototype.Replace(Kind, model, StringComparison.Ordinal))
                : [prototype]),
    ];

    /// <summary>The names that the entries of a section begin with.</summary>
    public static IReadOnlyList<string> Entries(string section)
    {
        string[] lines = [.. Section(section)];
        return [.. lines.Zip(lines.Skip(1)).Where(pair => pair.First == ".TP")
            .Select(pair => Plain(pair.Second.Split(' ')[1]))];
    }

    /// <summary>The fields of the records of a model.</summary>
    public static IReadOnlyList<string> FieldsOf(string model)
    {
        IEnumerable<string> text = Section("INVENTORY").SkipWhile(line => line != ".B " + model).Skip(1)
            .TakeWhile(line => line != ".TP");
        string list = Plain(string.Join(' ', text).Split(": structs")[0].Split(". ")[0].TrimEnd('.'));
        return [.. Bracketed().Replace(list, "").Split(',').Select(name => name.Trim())];
    }

    /// <summary>The program that a subsection of the examples shows.</summary>
    public static string Example(string language)
    {
        IEnumerable<string> code = s_lines
            .SkipWhile(line => line != Subsection + language)
            .SkipWhile(line => line != ".EX").Skip(1)
            .TakeWhile(line => line != ".EE");
        return string.Join('\n', code.Select(Plain)) + '\n';
    }

    [GeneratedRegex(@"\([^)]*\)")]
    private static partial Regex Bracketed();

    private static IEnumerable<string> Section(string name) => s_lines
        .SkipWhile(line => line != ".SH " + name).Skip(1)
        .TakeWhile(line => !line.StartsWith(".SH ", StringComparison.Ordinal));

    private static bool IsSubsection(string line) => line.StartsWith(Subsection, StringComparison.Ordinal);

    // Without what roff guards with a backslash, and without the quotes of an argument.
    private static string Plain(string text) => text
        .Trim('"')
        .Replace("\\-", "-", StringComparison.Ordinal)
        .Replace("\\(aq", "'", StringComparison.Ordinal)
        .Replace("\\&", "", StringComparison.Ordinal)
        .Replace("\\e", "\\", StringComparison.Ordinal);
}

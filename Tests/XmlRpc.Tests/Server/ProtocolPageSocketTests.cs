// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using NUnit.Framework;
using XmlRpc.ConformanceServer;

namespace XmlRpc.Tests.Server;

/// <summary>The examples of docs/protocol.md are what really travels.</summary>
internal sealed partial class ProtocolPageSocketTests
{
    private static string[] Examples()
    {
        using Stream page = typeof(ProtocolPageSocketTests).Assembly.GetManifestResourceStream("protocol.md")!;
        using var reader = new StreamReader(page);
        string[] parts = reader.ReadToEnd().Split("```\n");
        return [parts[1], parts[3], parts[5]];
    }

    [Test]
    public async Task Page_ExampleCall_IsAnsweredByTheExampleAnswer()
    {
        string[] examples = Examples();
        await using ConformanceHost host = await ConformanceHost.StartAsync(0);
        using RawConnection connection = await RawConnection.OpenAsync(host.Port);

        // Of HTTP the page shows lines without their CR; of the body it shows everything but a last line's end.
        int bodyAt = examples[0].IndexOf("\n\n", StringComparison.Ordinal) + 2;
        await connection.SendAsync(examples[0][..bodyAt].ReplaceLineEndings("\r\n") + examples[0][bodyAt..^1]);
        await connection.SendAsync("GET /RPC2 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        string answer = Encoding.UTF8.GetString(await connection.ReceiveToEndAsync());

        Assert.That(
            WithoutDate(answer.Replace("\r\n", "\n", StringComparison.Ordinal)),
            Does.StartWith(WithoutDate(examples[1]) + "HTTP/1.1 405 "));
    }

    [Test]
    public async Task Page_ExampleFault_IsTheAnswerForAMethodThatThereIsNot()
    {
        await using ConformanceHost host = await ConformanceHost.StartAsync(0);
        using RawConnection connection = await RawConnection.OpenAsync(host.Port);
        await connection.SendAsync(Documents.Post("<methodCall><methodName>no.such</methodName></methodCall>"));

        Assert.That(Encoding.UTF8.GetString((await connection.ReceiveAsync())!.Body), Is.EqualTo(Examples()[2]));
    }

    private static string WithoutDate(string answer) => Date().Replace(answer, string.Empty);

    [GeneratedRegex("^Date: .*\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Date();
}

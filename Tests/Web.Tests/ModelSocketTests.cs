// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using NUnit.Framework;

namespace Web.Tests;

/// <summary>What the page knows of filters, of numbers and of what people write.</summary>
internal sealed class ModelSocketTests : ModuleTest
{
    [TestCase("", "[]")]
    [TestCase("tcp", "[\"tcp\"]")]
    [TestCase("tcp and dst port 443 && rate > 1M", "[\"tcp\",\"dst port 443\",\"rate > 1M\"]")]
    [TestCase("tcp or udp and port 53", "[\"tcp or udp and port 53\"]")]
    [TestCase("(tcp or udp) AND port { 1 , 2 }", "[\"(tcp or udp)\",\"port { 1 , 2 }\"]")]
    [TestCase("user \"a and b\" and not (x and y)", "[\"user \\\"a and b\\\"\",\"not (x and y)\"]")]
    [TestCase("user \"unfinished and", "[\"user \\\"unfinished and\"]")]
    public async Task SplitTerms_Filter_IsSplitWhereAndJoins(string filter, string expected)
    {
        Assert.That(
            await RunAsync<string>("model/filter.js", "JSON.stringify(m.splitTerms(a))", filter), Is.EqualTo(expected));
    }

    [TestCase("", "tcp", "tcp")]
    [TestCase("tcp", "tcp", "tcp")]
    [TestCase("tcp or udp", "mark 1", "(tcp or udp) and mark 1")]
    [TestCase("tcp", "not src 10.0.0.1", "tcp and not src 10.0.0.1")]
    public async Task AddTerms_Condition_NarrowsTheFilter(string filter, string term, string expected)
    {
        Assert.That(
            await RunAsync<string>("model/filter.js", "m.addTerms(a[0], [a[1]])", new[] { filter, term }), Is.EqualTo(expected));
    }

    [TestCase("alice", "alice")]
    [TestCase("DOMAIN\\alice", "\"DOMAIN\\\\alice\"")]
    [TestCase("\"><b>", "\"\\\"><b>\"")]
    [TestCase("1000", "\"1000\"")]
    public async Task QuoteName_Name_IsReadAsAName(string name, string expected)
    {
        Assert.That(await RunAsync<string>("model/filter.js", "m.quoteName(a)", name), Is.EqualTo(expected));
    }

    [TestCase("parseMark", "42", 42L)]
    [TestCase("parseMark", " 0xFFFFFFFF ", 4294967295L)]
    [TestCase("parseMark", "4294967296", null)]
    [TestCase("parseMark", "-1", null)]
    [TestCase("parseMark", "", null)]
    [TestCase("parseTimeout", "90", 90L)]
    [TestCase("parseTimeout", "1h30m", 5400L)]
    [TestCase("parseTimeout", "5d", 432000L)]
    [TestCase("parseTimeout", "1x", null)]
    [TestCase("parseTimeout", "h", null)]
    public async Task Parse_WhatPeopleWrite_IsTheNumberOrNothing(string function, string text, long? expected)
    {
        Assert.That(await RunAsync<long?>("model/input.js", $"m.{function}(a)", text), Is.EqualTo(expected));
    }

    [TestCase("formatBytes", 1, "1\u202fB")]
    [TestCase("formatBytes", 999, "999\u202fB")]
    [TestCase("formatBytes", 1007, "1.01\u202fkB")]
    [TestCase("formatBytes", 99_950, "100\u202fkB")]
    [TestCase("formatBytes", 999_999, "1.00\u202fMB")]
    [TestCase("formatBytes", 799e6, "799\u202fMB")]
    [TestCase("formatBytes", 41.2e9, "41.2\u202fGB")]
    [TestCase("formatDuration", 0, "0s")]
    [TestCase("formatDuration", 59.4, "59s")]
    [TestCase("formatDuration", 7800, "2h10m")]
    [TestCase("formatDuration", 431_999, "4d23h")]
    [TestCase("formatMark", 0, "0")]
    [TestCase("formatMark", 4_294_967_295, "0xffffffff")]
    public async Task Format_Number_IsAsPeopleReadIt(string function, double value, string expected)
    {
        Assert.That(await RunAsync<string>("text/format.js", $"m.{function}(a)", value), Is.EqualTo(expected));
    }

    [TestCase(0, "0.0.0.0")]
    [TestCase(3_232_235_777, "192.168.1.1")]
    [TestCase(4_294_967_295, "255.255.255.255")]
    public async Task Ipv4Text_Number_IsADottedQuad(double number, string expected)
    {
        Assert.That(await RunAsync<string>("model/address.js", "m.ipv4Text(a)", number), Is.EqualTo(expected));
    }

    [Test]
    public async Task Connection_WithNothingButItsTuple_HasNoValueInDisguise()
    {
        string cells = await RunAsync<string>(
            "model/columns.js",
            "await (async () => { const { Connection } = await import('/model/connection.js'); const c = new Connection(a);"
            + " return m.COLUMNS.map((column) => `${column.key}=${column.cell(c).text}|${column.condition?.(c) ?? ''}`).join('\\n'); })()",
            new { _id = 1, orig_l4proto = 253, orig_ipv4_src = 167772161, orig_ipv4_dst = 167772162 });

        Assert.That(cells.Split('\n'), Is.SupersetOf(new[]
        {
            "flags=·|", "protocol=253|proto 253", "source=10.0.0.1|src 10.0.0.1", "service=–|", "nat=|", "timeout=–|",
            "age=–|", "sent=–|", "bytes-sent=–|", "mark=–|", "user=–|not has user_id", "helper=–|",
        }));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.ConntrackPy;
using Conntrack.Grammar;
using NUnit.Framework;

namespace Conntrack.Tests.ConntrackPy;

internal sealed class ConntrackPyParserTests
{
    [Test]
    public void Parse_CommandAlone_SelectsTcpOverIPv4()
    {
        ConntrackPyRequest request = Parse("list");

        Assert.That(request, Is.EqualTo(new ConntrackPyRequest { Command = ConntrackPyCommand.List, Family = 2, Protocol = 6 }));
    }

    [Test]
    public void Parse_NewFormatAlone_SelectsEverything()
    {
        ConntrackPyRequest request = Parse("--format 0.4 xml");

        Assert.That(request, Is.EqualTo(new ConntrackPyRequest { Command = ConntrackPyCommand.Xml, IsNewGeneration = true }));
    }

    [TestCase("delete --sport 1 --dport=2 --reply-src-port 3 --reply-dst-port 4")]
    [TestCase("--orig-src-port 1 delete --orig-dst-port 2 --reply-src-p 3 --reply-dst-p=4")]
    public void Parse_Ports_AreOfTheirDirections(string line)
    {
        ConntrackPyRequest request = Parse(line);

        Assert.That(request.OriginalPorts, Is.EqualTo(((ushort?)1, (ushort?)2)));
        Assert.That(request.ReplyPorts, Is.EqualTo(((ushort?)3, (ushort?)4)));
        Assert.That(request.Command, Is.EqualTo(ConntrackPyCommand.Delete));
    }

    [TestCase("list -s 2001:db8::/32", ExpectedResult = 10)]
    [TestCase("list -q 2001:db8::1", ExpectedResult = 10)]
    [TestCase("list -s 2001:db8::/32 -f ipv4", ExpectedResult = 2)]
    [TestCase("list -f ipv6", ExpectedResult = 10)]
    [TestCase("list --format 0.4 -s 10.0.0.1", ExpectedResult = 2)]
    public int Parse_Family_IsSaidOrThatOfTheAddresses(string line) => Parse(line).Family;

    [TestCase("")]
    [TestCase("dump")]
    [TestCase("list xml")]
    [TestCase("delete --format 0.4")]
    public void Parse_NoCommand_IsNone(string line)
    {
        Assert.That(Parse(line).Command, Is.EqualTo(ConntrackPyCommand.None));
    }

    [TestCase("list -p gre", "Unknow protocol number: gre")]
    [TestCase("list -f ipx", "Unknow layer 3 protocol: ipx")]
    [TestCase("bogus -f ipx -p gre", "Unknow protocol number: gre")]
    [TestCase("list -s 10.0.0.300", "Invalid address: 10.0.0.300")]
    [TestCase("list -d 10.0.0.0/33", "Invalid address: 10.0.0.0/33")]
    [TestCase("list -p gre -r x", "Invalid address: x")]
    public void Parse_WrongMeaning_FailsWithOne(string line, string message)
    {
        CommandLineException exception = Assert.Throws<CommandLineException>(() => Parse(line))!;

        Assert.That((exception.Message, exception.ExitCode), Is.EqualTo((message, 1)));
    }

    [TestCase("list --bogus", "no such option: --bogus")]
    [TestCase("list -L", "no such option: -L")]
    [TestCase("list --sport", "--sport option requires an argument")]
    [TestCase("list --sport http", "option --sport: invalid integer value: 'http'")]
    [TestCase("list --orig-dst-port 65536", "option --orig-dst-port: invalid integer value: '65536'")]
    [TestCase("list --format 1", "option --format: invalid choice: '1' (choose from '0.3', '0.4')")]
    public void Parse_WrongForm_FailsWithTwo(string line, string message)
    {
        CommandLineException exception = Assert.Throws<CommandLineException>(() => Parse(line))!;

        Assert.That((exception.Message, exception.ExitCode), Is.EqualTo((message, 2)));
    }

    private static ConntrackPyRequest Parse(string line) =>
        new ConntrackPyParser().Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

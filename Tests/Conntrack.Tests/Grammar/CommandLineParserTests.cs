// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Conntrack.Grammar;
using Conntrack.Labels;
using NUnit.Framework;

namespace Conntrack.Tests.Grammar;

internal sealed class CommandLineParserTests
{
    private static readonly LabelMap s_labels = new([(0, "one"), (3, "three")]);

    private readonly List<string> _warnings = [];

    [SetUp]
    public void ForgetWarnings()
    {
        _warnings.Clear();
    }

    [TestCase("-L -D", "Invalid commands combination", 2)]
    [TestCase("-L -s x -D", "Invalid IP address `x'", 2)]
    [TestCase("-L -m x", "unexpected value 'x' with -m option", 1)]
    [TestCase("-L -M a -M b", "option `--labelmap' can only be specified once", 2)]
    [TestCase("-U --label-add one --label-del", "cannot use --label-add and --label-del at the same time", 1)]
    [TestCase("-L -l two", "unknown label 'two'", 2)]
    [TestCase("-D -t 5", "Illegal option `--timeout' with this command", 2)]
    [TestCase("-D -t 5 -o xml", "Illegal option `--timeout' with this command", 2)]
    [TestCase("-L -z -w 0", "Can't use -z with filtering parameters", 2)]
    [TestCase("-L -z -n", "Can't use -z with filtering parameters", 2)]
    [TestCase("-F --filter ipv4", "Illegal option `--filter' with this command", 2)]
    [TestCase("-L --dry-run", "Illegal option `--dry-run' with this command", 2)]
    [TestCase("-p sctp --state BOGUS -L", "unknown SCTP state `BOGUS'", 2)]
    public void Parse_InvalidLine_SaysWhy(string line, string message, int exitCode)
    {
        CommandLineException failure = Assert.Throws<CommandLineException>(() => Parse(line))!;

        Assert.That((failure.Message, failure.ExitCode), Is.EqualTo((message, exitCode)));
    }

    [Test]
    public void Parse_AttachedOptionalArgument_IsUsed()
    {
        Assert.That(Parse("-D -n10.0.0.5:7").SourceNat!.Port, Is.EqualTo(7));
        Assert.That(Parse("-D --src-nat=10.0.0.5").SourceNat!.Address, Is.Not.Null);
        Assert.That(Parse("--dump=expect").Table, Is.EqualTo(TableKind.Expect));
    }

    [Test]
    public void Parse_ClusterOfCommandAndOption_IsBoth()
    {
        Request request = Parse("-Lo id");

        Assert.That(request.Command, Is.EqualTo(CommandKind.List));
        Assert.That(request.Output, Is.EqualTo(OutputWords.Id));
    }

    [Test]
    public void Parse_LabelsInSeveralLists_Accumulate()
    {
        Assert.That(Parse("-L -l one,three -l one").Labels, Is.EqualTo(new[] { 0, 3, 0 }));
    }

    [Test]
    public void Parse_ZeroWithKernelFilter_IsAccepted()
    {
        Assert.That(Parse("-L -z -w 5 -m 3 -u ASSURED -f ipv4").Zone, Is.EqualTo(5));
    }

    [Test]
    public void Parse_StrayTable_Warns()
    {
        Parse("-L -p tcp expect");

        Assert.That(_warnings, Has.Count.EqualTo(1).And.Some.Contains("expect"));
    }

    [TestCase("j", OutputWords.Json)]
    [TestCase("json", OutputWords.Json)]
    [TestCase("jsonl", OutputWords.JsonLines)]
    [TestCase("c", OutputWords.Csv)]
    [TestCase("f", OutputWords.Full)]
    [TestCase("x", OutputWords.Xml)]
    [TestCase("l", OutputWords.Labels)]
    [TestCase("s", OutputWords.Save)]
    public void Parse_AbbreviatedOutputWord_IsFound(string word, OutputWords expected)
    {
        Assert.That(Parse($"-L -o {word}").Output, Is.EqualTo(expected));
    }

    private Request Parse(string line) =>
        new CommandLineParser(_warnings.Add, _ => s_labels, isAnchor: false).Parse(line.Split(' '));
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Conntrack.Grammar;
using NUnit.Framework;

namespace Conntrack.Tests.Grammar;

internal sealed class OptionScannerTests
{
    private static IEnumerable<ImmutableArray<OptionSpec>> Tables =>
        [OptionTable.General, .. ProtocolSpec.All.Select(protocol => protocol.Options)];

    /// <summary>Every prefix means with our own options what it means without them: an option, or none.</summary>
    [TestCaseSource(nameof(Tables))]
    public void Next_PrefixOfAnchorsOption_MeansTheSameWithOurOptions(ImmutableArray<OptionSpec> options)
    {
        ImmutableArray<OptionSpec> anchors = [.. options.Where(option => !option.IsOurs)];
        IEnumerable<string> prefixes = anchors
            .SelectMany(option => Enumerable.Range(1, option.Long.Length).Select(length => option.Long[..length]))
            .Distinct();

        Assert.That(prefixes.Where(prefix => Meaning(prefix, options) != Meaning(prefix, anchors)), Is.Empty);
    }

    [TestCase("cou", OptionId.Command)]
    [TestCase("co", OptionId.Command)]
    [TestCase("col", OptionId.Columns)]
    [TestCase("filt", OptionId.Filter)]
    [TestCase("dr", OptionId.DryRun)]
    [TestCase("sor", OptionId.Sort)]
    [TestCase("lim", OptionId.Limit)]
    public void Next_UniquePrefix_FindsOption(string prefix, OptionId expected)
    {
        Assert.That(Meaning(prefix, OptionTable.General), Is.EqualTo((ScanResult.Option, expected, CommandOf(prefix))));
    }

    [TestCase("-L", "-x", "-x")]
    [TestCase("-xL", null, "conntrack")]
    [TestCase("-L", "--bogus=1", "--bogus=1")]
    public void Next_UnknownOption_BlamesWord(string first, string? second, string offender)
    {
        var scanner = new OptionScanner("conntrack", second is null ? [first] : [first, second]);
        while (scanner.Next(OptionTable.General) == ScanResult.Option)
        {
        }

        Assert.That(scanner.Offender, Is.EqualTo(offender));
    }

    [Test]
    public void Next_WordsBetweenOptions_AreSkipped()
    {
        var scanner = new OptionScanner("conntrack", ["one", "-z", "two", "-s", "10.0.0.1", "three", "--", "-z"]);
        var found = new List<(OptionId, string?)>();
        while (scanner.Next(OptionTable.General) == ScanResult.Option)
        {
            found.Add((scanner.Option.Id, scanner.Argument));
        }

        Assert.That(found, Is.EqualTo(new[] { (OptionId.Zero, null), (OptionId.Source, "10.0.0.1") }));
        Assert.That(scanner.Skipped.ToArray(), Is.EqualTo(new[] { "one", "two", "three", "-z" }));
    }

    private static CommandKind CommandOf(string prefix) =>
        prefix.StartsWith("co", System.StringComparison.Ordinal) && !prefix.StartsWith("col", System.StringComparison.Ordinal)
            ? CommandKind.Counter
            : CommandKind.None;

    private static (ScanResult, OptionId, CommandKind) Meaning(string prefix, ImmutableArray<OptionSpec> options)
    {
        var scanner = new OptionScanner("conntrack", [$"--{prefix}", "argument"]);
        ScanResult result = scanner.Next(options);
        return result == ScanResult.Option
            ? (result, scanner.Option.Id, scanner.Option.Command)
            : (result, default, default);
    }
}

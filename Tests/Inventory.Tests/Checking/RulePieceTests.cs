// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Checking;
using Inventory.Rules;
using NUnit.Framework;

namespace Inventory.Tests.Checking;

internal sealed class RulePieceTests
{
    [Test]
    public void Of_LongFile_HasEveryLineOnceInPartsThatAreSmallEnough([Values(RuleFormat.Nft, RuleFormat.Iptables)] RuleFormat format)
    {
        var inventory = new EveryKindInventory();
        string rules = RuleFiles.Render(
            inventory.Gate, inventory.Model, new RenderOptions { Format = format, Time = SampleInventory.Now }).Content;
        string longer = string.Join('\n', rules.Split('\n').SelectMany(line => Enumerable.Repeat(line, IsMany(line) ? 300 : 1)));

        IReadOnlyList<RulePiece> pieces = CheckTool.Of(format).Divide(longer);

        Assert.That(pieces, Has.Count.GreaterThan(10));
        Assert.That(pieces.Select(piece => piece.Lines.Count), Has.All.LessThan(520));
        string[] lines = longer.TrimEnd('\n').Split('\n');
        int[] kept = [.. pieces.SelectMany(piece => piece.Lines).Where(line => line > 0)];
        Assert.That(kept, Is.Unique);
        Assert.That(
            Enumerable.Range(1, lines.Length).Except(kept).Select(line => lines[line - 1]).Distinct(),
            Is.SubsetOf(new[] { "\t\telements = {", "\t\t}" }));
    }

    [Test]
    public void LineOf_LineThatIsOfNoFile_IsNone()
    {
        var piece = new RulePiece("*filter\n-A INPUT\n", [0, 305]);

        Assert.That(new[] { piece.LineOf(2), piece.LineOf(1), piece.LineOf(3), piece.LineOf(null) }, Is.EqualTo(new int?[] { 305, null, null, null }));
    }

    private static bool IsMany(string line) =>
        line.StartsWith("-A ", StringComparison.Ordinal) || line.StartsWith("\t\t\t", StringComparison.Ordinal) ||
        line.StartsWith("\t\tct state new ", StringComparison.Ordinal);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Inventory.Rules;

namespace Inventory.Checking;

/// <summary>The program that loads rules of a format, and how it is called. Immutable.</summary>
/// <param name="Program">Its name.</param>
/// <param name="Test">The arguments with which it reads rules and loads nothing.</param>
/// <param name="Load">The arguments with which it loads rules.</param>
/// <param name="Add">The arguments with which it loads rules beside those that are there.</param>
/// <param name="Divide">Divides a file into parts that are small enough for a user namespace.</param>
/// <param name="Reader">The program that gives back what was loaded.</param>
/// <param name="Read">The arguments of that.</param>
/// <param name="Normalize">Brings rules, as written or as given back, to the form in which they are compared.</param>
internal sealed record CheckTool(
    string Program,
    IReadOnlyList<string> Test,
    IReadOnlyList<string> Load,
    IReadOnlyList<string> Add,
    Func<string, IReadOnlyList<RulePiece>> Divide,
    string Reader,
    IReadOnlyList<string> Read,
    Func<string, IReadOnlyList<NormalLine>> Normalize)
{
    private static readonly CheckTool s_iptables = OfIptables("iptables");

    private static readonly CheckTool s_ip6tables = OfIptables("ip6tables");

    private static readonly CheckTool s_nft = new(
        "nft",
        ["--check", "--file", "-"],
        ["--file", "-"],
        ["--file", "-"],
        NftPieces.Of,
        "nft",
        ["--stateless", "--numeric-protocol", "list", "ruleset"],
        NftNormalForm.Of);

    /// <summary>Whether the test sends all that it reads to the kernel, for it to say whether it would take it.</summary>
    public bool IsTestSent => this == s_nft;

    /// <summary>The tool for a format.</summary>
    /// <exception cref="ArgumentException">No tool loads rules of that format.</exception>
    public static CheckTool Of(RuleFormat format) => format switch
    {
        RuleFormat.Iptables or RuleFormat.Conntrackt => s_iptables,
        RuleFormat.Ip6tables => s_ip6tables,
        RuleFormat.Nft => s_nft,
        _ => throw new ArgumentException($"No tool loads rules of the format {format}.", nameof(format)),
    };

    private static CheckTool OfIptables(string name) => new(
        $"{name}-restore", ["--test"], [], ["--noflush"], IptablesPieces.Of, $"{name}-save", [], IptablesNormalForm.Of);
}

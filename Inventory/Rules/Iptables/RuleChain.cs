// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Rules.Iptables;

/// <summary>The chain of our own that holds what is declared in one direction. Immutable.</summary>
/// <param name="Direction">The direction.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hook">The chain of the kernel that it is called from.</param>
/// <param name="Suffix">What names the direction in the names of rules: <c>declared-in</c>.</param>
/// <param name="LogPrefix">What the log says of a packet that nothing let through; at most 29 characters.</param>
internal sealed record RuleChain(
    RuleDirection Direction, string Name, string Hook, string Suffix, string LogPrefix)
{
    /// <summary>What is addressed to the entity.</summary>
    public static RuleChain In { get; } = new(RuleDirection.In, "PYCTD-IN", "INPUT", "in", "PYCTD-DROP-IN ");

    /// <summary>What comes from the entity.</summary>
    public static RuleChain Out { get; } = new(RuleDirection.Out, "PYCTD-OUT", "OUTPUT", "out", "PYCTD-DROP-OUT ");

    /// <summary>What passes through the entity.</summary>
    public static RuleChain Forward { get; } =
        new(RuleDirection.Forward, "PYCTD-FWD", "FORWARD", "forward", "PYCTD-DROP-FWD ");

    /// <summary>The chains whose rules a profile enforces, in the order in which they are written.</summary>
    public static IReadOnlyList<RuleChain> Of(Profile profile) => profile switch
    {
        Profile.HostStrict => [In, Out],
        Profile.Router => [In, Forward],
        _ => [In],
    };
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Rules.Iptables;

/// <summary>A rule that a profile brings along, in the words of iptables. Immutable.</summary>
/// <param name="Name">What it is called in its comment, <c>pyctd b=NAME</c>.</param>
/// <param name="Match">What it matches; empty for everything.</param>
/// <param name="Target">What becomes of that.</param>
internal readonly record struct BuiltInRule(string Name, string Match, string Target);

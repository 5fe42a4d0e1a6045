// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Bundles;

/// <summary>What a tool said of a file of a bundle. Immutable.</summary>
/// <param name="File">The path of the file in the bundle.</param>
/// <param name="Level"><c>model</c>, <c>tool</c> or <c>kernel</c>.</param>
/// <param name="Tool">The tool with its version, as in <c>iptables-restore v1.8.9 (nf_tables)</c>.</param>
/// <param name="Ok">Whether it took the file.</param>
/// <param name="Errors">What it complained of; empty when nothing.</param>
public sealed record BundleCheck(string File, string Level, string Tool, bool Ok, string Errors);

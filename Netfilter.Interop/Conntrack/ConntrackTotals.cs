// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>The fill of the table.</summary>
/// <param name="Entries">Flows in the namespace now.</param>
/// <param name="MaxEntries">The limit of a namespace (nf_conntrack_max); null before kernel 4.18.</param>
public readonly record struct ConntrackTotals(uint Entries, uint? MaxEntries);

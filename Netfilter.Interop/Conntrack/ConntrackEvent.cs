// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>One event of connection tracking.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Entry">The flow; null for <see cref="ConntrackEventKind.Overrun"/>.</param>
/// <param name="RequesterPortId">Netlink port of the program whose request caused it; 0 if packets did.</param>
public readonly record struct ConntrackEvent(ConntrackEventKind Kind, ConntrackEntry? Entry, uint RequesterPortId);

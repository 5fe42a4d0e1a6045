// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Packets and bytes of a flow in both directions, IP headers included.</summary>
/// <param name="OriginalPackets">Packets in the original direction.</param>
/// <param name="OriginalBytes">Bytes in the original direction.</param>
/// <param name="ReplyPackets">Packets in the reply direction.</param>
/// <param name="ReplyBytes">Bytes in the reply direction.</param>
public readonly record struct ConntrackCounters(
    ulong OriginalPackets, ulong OriginalBytes, ulong ReplyPackets, ulong ReplyBytes);

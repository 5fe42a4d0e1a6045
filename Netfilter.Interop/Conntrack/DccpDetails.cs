// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>What DCCP tracking knows beyond the state.</summary>
/// <param name="Role">Role of the original direction: 0 client, 1 server.</param>
/// <param name="HandshakeSequence">Sequence number of the handshake (48 bits).</param>
public readonly record struct DccpDetails(byte Role, ulong HandshakeSequence);

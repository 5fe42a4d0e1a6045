// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>What TCP tracking knows of each direction beyond the state.</summary>
/// <param name="OriginalWindowScale">Window scale of the original direction.</param>
/// <param name="ReplyWindowScale">Window scale of the reply direction.</param>
/// <param name="OriginalFlags">Flags of the original direction.</param>
/// <param name="ReplyFlags">Flags of the reply direction.</param>
/// <param name="OriginalFlagsMask">Which flags of the original direction a create or update sets; 0 in replies.</param>
/// <param name="ReplyFlagsMask">Which flags of the reply direction a create or update sets; 0 in replies.</param>
public readonly record struct TcpDetails(
    byte OriginalWindowScale,
    byte ReplyWindowScale,
    TcpTraits OriginalFlags,
    TcpTraits ReplyFlags,
    TcpTraits OriginalFlagsMask = TcpTraits.None,
    TcpTraits ReplyFlagsMask = TcpTraits.None);

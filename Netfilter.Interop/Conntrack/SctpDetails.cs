// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>The verification tags of an SCTP association, in host byte order.</summary>
/// <param name="OriginalTag">Tag of the original direction.</param>
/// <param name="ReplyTag">Tag of the reply direction.</param>
public readonly record struct SctpDetails(uint OriginalTag, uint ReplyTag);

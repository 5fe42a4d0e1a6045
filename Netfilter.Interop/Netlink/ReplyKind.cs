// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Netlink;

/// <summary>What an answer of the kernel is.</summary>
internal enum ReplyKind
{
    /// <summary>There is none left: the last request has been answered.</summary>
    End,

    /// <summary>A message of data.</summary>
    Data,

    /// <summary>How a request ended.</summary>
    Result,
}

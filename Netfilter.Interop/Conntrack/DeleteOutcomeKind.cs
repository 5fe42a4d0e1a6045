// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>How a deletion ended.</summary>
public enum DeleteOutcomeKind
{
    /// <summary>Not asked yet.</summary>
    None = 0,

    /// <summary>The flow was there and is gone now.</summary>
    Killed,

    /// <summary>The flow was gone already, or another one has taken its place.</summary>
    Gone,

    /// <summary>The kernel refused.</summary>
    Denied,
}

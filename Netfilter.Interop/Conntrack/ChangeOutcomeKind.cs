// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>How one creation or change of a batch ended.</summary>
public enum ChangeOutcomeKind
{
    /// <summary>Not asked yet.</summary>
    None = 0,

    /// <summary>The flow was created or changed.</summary>
    Done,

    /// <summary>One of the tuples of the flow to create is taken.</summary>
    Exists,

    /// <summary>The flow to change does not exist, or another one has taken its place.</summary>
    NotFound,

    /// <summary>The kernel refused.</summary>
    Refused,
}

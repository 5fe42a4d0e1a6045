// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>Which events to receive.</summary>
[Flags]
public enum ConntrackEventGroups
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>New flows.</summary>
    New = 1,

    /// <summary>Changes; can be a hundred times as many as the others, so only ask for them when they are used.</summary>
    Update = 2,

    /// <summary>Ended flows.</summary>
    Destroy = 4,

    /// <summary>All three.</summary>
    All = New | Update | Destroy,
}

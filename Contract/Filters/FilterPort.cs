// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Contract.Filters;

/// <summary>A port of the connection lies in a range: <c>dst port 80-443</c>.</summary>
public sealed record FilterPort : FilterNode
{
    /// <summary>Makes the condition.</summary>
    /// <param name="side">Which port.</param>
    /// <param name="first">The lowest port that matches.</param>
    /// <param name="last">The highest port that matches.</param>
    /// <exception cref="ArgumentOutOfRangeException">The highest is below the lowest.</exception>
    public FilterPort(PortSide side, ushort first, ushort last)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(last, first);
        Side = side;
        First = first;
        Last = last;
    }

    /// <summary>Which port.</summary>
    public PortSide Side { get; }

    /// <summary>The lowest port that matches.</summary>
    public ushort First { get; }

    /// <summary>The highest port that matches; not below <see cref="First"/>.</summary>
    public ushort Last { get; }
}

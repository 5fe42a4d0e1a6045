// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;

namespace Inventory.Model;

/// <summary>Consecutive ports; one port is a range of itself. Immutable.</summary>
/// <param name="First">The lowest port, 1 to 65535.</param>
/// <param name="Last">The highest port, not below <paramref name="First"/>.</param>
public readonly record struct PortRange(ushort First, ushort Last)
{
    /// <summary>Whether a port lies in the range.</summary>
    public bool Contains(ushort port) => First <= port && port <= Last;

    /// <summary>Whether all of another range lies in this one.</summary>
    public bool Contains(PortRange other) => First <= other.First && other.Last <= Last;

    /// <summary>The port, or both joined by a hyphen.</summary>
    public override string ToString() => First == Last
        ? First.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{First}-{Last}");
}

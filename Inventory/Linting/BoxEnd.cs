// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Linting;

/// <summary>A side of a box: a network, and the machine that has rules because of it. Immutable.</summary>
/// <param name="Network">The network.</param>
/// <param name="Node">Its number in the index of all networks.</param>
/// <param name="IsEnforced">Whether the entity that has the network filters what comes from it, or goes to it.</param>
/// <param name="IsRouter">Whether that entity forwards for others.</param>
internal readonly record struct BoxEnd(EndNetwork Network, int Node, bool IsEnforced, bool IsRouter)
{
    /// <summary>
    /// Whether the rules that come of this side permit what those of another do, given that its network is within this
    /// one's. A machine gets rules for what names it, and not for what names its address in another entity's network;
    /// and a router forwards only what neither comes from it nor goes to it.
    /// </summary>
    public bool Covers(BoxEnd other) => Network.Entity == other.Network.Entity
        ? !IsEnforced || Network.Device.Length == 0 || Network.Device == other.Network.Device
        : !other.IsEnforced && !IsRouter;
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>What an address is to its interface.</summary>
public enum AddressRole
{
    /// <summary>The address that the interface always has.</summary>
    Primary = 0,

    /// <summary>An address that moves between machines.</summary>
    Vip,

    /// <summary>A further address.</summary>
    Secondary,
}

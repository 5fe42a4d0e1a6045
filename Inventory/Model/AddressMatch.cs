// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>What an address stands for in rules.</summary>
public enum AddressMatch
{
    /// <summary>The one address, whatever network it is in.</summary>
    Host = 0,

    /// <summary>The whole network.</summary>
    Network,
}

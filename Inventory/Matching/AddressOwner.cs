// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;

namespace Inventory.Matching;

/// <summary>Who has an address, by one entry of the inventory. Immutable.</summary>
/// <param name="Entity">The id of the entity.</param>
/// <param name="Interface">The id of its interface.</param>
/// <param name="Prefix">What holds the address: the address alone, or a network.</param>
public readonly record struct AddressOwner(long Entity, long Interface, IpPrefix Prefix);

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Rules.Nft;

/// <summary>The fields of an element that are single values. Immutable.</summary>
/// <param name="Device">The network device; empty for any.</param>
/// <param name="Protocol">The IP protocol number.</param>
/// <param name="IcmpType">The ICMP type; null for every type, and for other protocols.</param>
/// <param name="IcmpCode">The ICMP code; null for every code, and for other protocols.</param>
internal readonly record struct NftElementKey(string Device, byte Protocol, byte? IcmpType, byte? IcmpCode);

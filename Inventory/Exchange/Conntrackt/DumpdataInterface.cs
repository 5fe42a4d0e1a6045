// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using Inventory.Model;

namespace Inventory.Exchange.Conntrackt;

/// <summary>An interface as Conntrackt has it: with one IPv4 address and the mask of what rules match.</summary>
/// <param name="Entity">The id of its entity in our inventory.</param>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Address">Its address.</param>
internal sealed record DumpdataInterface(long Entity, string Name, string Description, InterfaceAddress Address)
{
    /// <summary>The mask in dotted form.</summary>
    public string Netmask => IpPrefix.FromIPv4(Address.Matched.IPv4Mask).Network.ToString();
}

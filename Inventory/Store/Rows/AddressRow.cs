// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>An address. It has its entity too, in which it is unique.</summary>
internal sealed class AddressRow : IRecordRow
{
    public long Id { get; init; }

    public long Interface { get; init; }

    public long Entity { get; init; }

    public string Ip { get; init; } = "";

    public long PrefixLength { get; init; }

    public string Stands { get; init; } = "";

    public string Role { get; init; } = "";

    public long? NatOf { get; init; }

    public static AddressRow Of(InterfaceAddress address, InventoryModel model) => new()
    {
        Id = address.Id,
        Interface = address.Interface,
        Entity = model.Interfaces.TryGetValue(address.Interface, out Interface? owner) ? owner.Entity : 0,
        Ip = address.Address.ToString(),
        PrefixLength = address.PrefixLength,
        Stands = ChoiceNames<AddressMatch>.Of(address.Match),
        Role = ChoiceNames<AddressRole>.Of(address.Role),
        NatOf = address.NatOf,
    };

    public IRecord ToRecord() => new InterfaceAddress
    {
        Id = Id,
        Interface = Interface,
        Address = IPAddress.Parse(Ip),
        PrefixLength = (int)PrefixLength,
        Match = ColumnText.Choice<AddressMatch>(Stands),
        Role = ColumnText.Choice<AddressRole>(Role),
        NatOf = NatOf,
    };
}

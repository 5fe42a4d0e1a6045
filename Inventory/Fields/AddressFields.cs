// SPDX-License-Identifier: GPL-2.0-or-later
using System.Net;
using System.Net.Sockets;
using Inventory.Model;

namespace Inventory.Fields;

/// <summary>
/// The fields of an address. The prefix may be part of <c>ip</c> (<c>192.0.2.10/24</c>), a number of its own, or a
/// dotted <c>netmask</c>.
/// </summary>
internal static class AddressFields
{
    public static InterfaceAddress Read(FieldReader reader, InterfaceAddress? present, InventoryModel model)
    {
        InterfaceAddress address = present ??
            new InterfaceAddress { Interface = 0, Address = IPAddress.None, PrefixLength = 32 };
        address = address with { Interface = reader.Id("interface", address.Interface) ?? 0 };
        address = ReadAddress(reader, address, isNew: present is null);
        return address with
        {
            Match = reader.Choice("match", present?.Match ?? UsualMatch(address, model)),
            Role = reader.Choice("role", address.Role),
            NatOf = reader.Id("nat_of", address.NatOf),
        };
    }

    public static FieldMap Write(InterfaceAddress address) => new FieldMap
    {
        ["id"] = address.Id,
        ["interface"] = address.Interface,
        ["ip"] = address.Address.ToString(),
        ["prefix"] = (long)address.PrefixLength,
        ["match"] = ChoiceNames<AddressMatch>.Of(address.Match),
        ["role"] = ChoiceNames<AddressRole>.Of(address.Role),
    }
        .AddPresent("nat_of", address.NatOf);

    private static InterfaceAddress ReadAddress(FieldReader reader, InterfaceAddress address, bool isNew)
    {
        string text = reader.Text("ip", isNew ? "" : address.Address.ToString());
        string prefix = reader.Text("prefix", "");
        string netmask = reader.Text("netmask", "");
        int slash = text.IndexOf('/', System.StringComparison.Ordinal);
        if (slash >= 0)
        {
            prefix = text[(slash + 1)..];
            text = text[..slash];
        }

        if (!AddressText.TryParse(text, out IPAddress? parsed))
        {
            return reader.Refuse("ip", address, "an IPv4 or IPv6 address, with or without /PREFIX");
        }

        int whole = parsed.AddressFamily == AddressFamily.InterNetworkV6 ? 128 : 32;
        int length = isNew || address.Address.AddressFamily != parsed.AddressFamily ? whole : address.PrefixLength;
        return address with
        {
            Address = parsed,
            PrefixLength = PrefixLengthText.Read(reader, prefix, netmask, length),
        };
    }

    // The address of a subnet is its network; that of a machine is the machine.
    private static AddressMatch UsualMatch(InterfaceAddress address, InventoryModel model) =>
        model.Interfaces.TryGetValue(address.Interface, out Interface? one) &&
        model.Entities.TryGetValue(one.Entity, out Entity? entity) && entity.Kind == EntityKind.Subnet
            ? AddressMatch.Network
            : AddressMatch.Host;
}

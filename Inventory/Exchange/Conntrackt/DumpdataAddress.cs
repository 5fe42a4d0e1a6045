// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract.Net;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Conntrackt;

/// <summary>
/// The address of an interface, which Conntrackt had in the interface itself. Its rules matched all that the netmask
/// left, so that anything but a whole mask is a network.
/// </summary>
internal static class DumpdataAddress
{
    /// <summary>The address of an interface's row.</summary>
    public static FileRecord Of(FileRecord row)
    {
        var address = new FileRecord(row.Line)
        {
            Row = row,
            NameInFile = DumpdataFields.NameInFile,
            ["ip"] = row.GetValueOrDefault("address"),
            ["netmask"] = row.GetValueOrDefault("netmask"),
        };
        InterfaceAddress read = Read(address, out _);
        bool isWhole = read.PrefixLength == IpPrefix.FromAddress(read.Address).Length;
        address["match"] = ChoiceNames<AddressMatch>.Of(isWhole ? AddressMatch.Host : AddressMatch.Network);
        return address;
    }

    /// <summary>Whether it is a network, and nothing is wrong with it.</summary>
    public static bool IsNetwork(FileRecord address)
    {
        InterfaceAddress read = Read(address, out FindingList found);
        return !found.HasErrors && AddressCells.IsNetwork(read);
    }

    private static InterfaceAddress Read(FileRecord address, out FindingList found)
    {
        found = new FindingList();
        return (InterfaceAddress)RecordFields.Read(RecordKind.Address, address, null, InventoryModel.Empty, found);
    }
}

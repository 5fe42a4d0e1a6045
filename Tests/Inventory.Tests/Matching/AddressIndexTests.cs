// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Contract.Net;
using FsCheck;
using FsCheck.Fluent;
using Inventory.Matching;
using Inventory.Model;
using NUnit.Framework;

namespace Inventory.Tests.Matching;

internal sealed class AddressIndexTests
{
    [Test]
    public void Find_NestedNetworks_GivesTheMostSpecificFirst()
    {
        var sample = new SampleInventory();
        Entity wide = sample.AddHost("everything", EntityKind.Subnet);
        sample.AddInterface(wide, "eth0", "10.0.0.0/8");

        Assert.That(
            Texts(AddressIndex.Of(sample.Model).Find(IPAddress.Parse("10.10.4.7")), sample),
            Is.EqualTo(new[] { "lan 10.10.4.0/24", "everything 10.0.0.0/8" }));
        Assert.That(
            Texts(AddressIndex.Of(sample.Model).FindIPv4(0x0A00000A), sample),
            Is.EqualTo(new[] { "web1 10.0.0.10", "everything 10.0.0.0/8" }));
    }

    [Test]
    public void Find_HostInItsNetwork_IsTheAddressAndNotTheNetwork()
    {
        var sample = new SampleInventory();

        Assert.That(Texts(AddressIndex.Of(sample.Model).Find(IPAddress.Parse("10.0.0.11")), sample), Is.Empty);
    }

    [Test]
    public void Find_AddressOfSeveral_GivesAllById()
    {
        var sample = new SampleInventory();
        sample.AddInterface(sample.Backup, "vip", "192.0.2.10/24");

        Assert.That(
            Texts(AddressIndex.Of(sample.Model).Find(IPAddress.Parse("192.0.2.10")), sample),
            Is.EqualTo(new[] { "web1 192.0.2.10", "backup 192.0.2.10" }));
    }

    [Test]
    public void Find_WholeOfOneFamily_HoldsNothingOfTheOther()
    {
        var sample = new SampleInventory();
        Entity all = sample.AddHost("ipv6", EntityKind.Subnet);
        sample.AddInterface(all, "eth0", "::/0");

        AddressIndex index = AddressIndex.Of(sample.Model);

        Assert.That(Texts(index.Find(IPAddress.Parse("198.51.100.1")), sample), Is.Empty);
        Assert.That(
            Texts(index.Find(IPAddress.Parse("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")), sample),
            Is.EqualTo(new[] { "ipv6 ::/0" }));
    }

    [Test]
    public void Find_EmptyModel_FindsNothing()
    {
        Assert.That(AddressIndex.Of(InventoryModel.Empty).Find(IPAddress.Loopback).MoveNext(), Is.False);
    }

    [Test]
    public void Find_RandomNetworks_AgreesWithBruteForce()
    {
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(Networks(), AgreesWithBruteForce));
    }

    [Test]
    public void FindIPv6_Lookup_AllocatesNothing()
    {
        AddressIndex index = AddressIndex.Of(new SampleInventory().Model);
        var address = UInt128.Parse("20010db8000400000000000000000001", System.Globalization.NumberStyles.HexNumber);
        int found = Count(index.FindIPv6(address));
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int turn = 0; turn < 1000; turn++)
        {
            found += Count(index.FindIPv6(address));
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
        Assert.That(found, Is.EqualTo(1001));
    }

    // Few bits that differ, so that networks nest, touch and repeat; both ends of the family are among them.
    private static Arbitrary<IpPrefix[]> Networks()
    {
        Gen<UInt128> bits = Gen.Elements<UInt128>(0, 1, 2, 3, 5, 254, 255);
        Gen<IpPrefix> ipv4 =
            from high in bits
            from low in bits
            from length in Gen.Elements(0, 1, 7, 8, 9, 24, 30, 31, 32)
            select IpPrefix.FromIPv4(((uint)high << 24) | (uint)low, length);
        Gen<IpPrefix> ipv6 =
            from high in bits
            from low in bits
            from length in Gen.Elements(0, 1, 8, 64, 96, 126, 127, 128)
            select IpPrefix.FromIPv6((high << 120) | low, length);
        return Gen.OneOf(ipv4, ipv6).ArrayOf().ToArbitrary();
    }

    private static void AgreesWithBruteForce(IpPrefix[] networks)
    {
        PrefixIndex index = PrefixIndex.Of(networks);
        foreach (IpPrefix sought in networks.SelectMany(Probes))
        {
            IpPrefix[] expected =
            [
                .. networks.Distinct().Where(one => Holds(one, sought)).OrderByDescending(one => one.Length),
            ];
            Assert.That(Chain(index, sought), Is.EqualTo(expected), sought.ToString());
        }
    }

    // The network, its first and last address, and those just outside.
    private static IEnumerable<IpPrefix> Probes(IpPrefix network)
    {
        yield return network;
        if (network.IsIPv6)
        {
            UInt128 last = network.IPv6Network | ~network.IPv6Mask;
            foreach (UInt128 one in (UInt128[])[network.IPv6Network, network.IPv6Network - 1, last, last + 1])
            {
                yield return IpPrefix.FromIPv6(one);
            }
        }
        else
        {
            uint last = network.IPv4Network | ~network.IPv4Mask;
            foreach (uint one in (uint[])[network.IPv4Network, network.IPv4Network - 1, last, last + 1])
            {
                yield return IpPrefix.FromIPv4(one);
            }
        }
    }

    private static bool Holds(IpPrefix outer, IpPrefix inner) =>
        outer.Length <= inner.Length && outer.Contains(inner.Network);

    private static List<IpPrefix> Chain(PrefixIndex index, IpPrefix sought)
    {
        var chain = new List<IpPrefix>();
        for (int node = index.Find(sought); node != PrefixIndex.None; node = index.ParentOf(node))
        {
            chain.Add(index[node]);
        }

        return chain;
    }

    private static int Count(AddressOwners owners)
    {
        int count = 0;
        foreach (AddressOwner _ in owners)
        {
            count++;
        }

        return count;
    }

    private static List<string> Texts(AddressOwners owners, SampleInventory sample)
    {
        var texts = new List<string>();
        foreach (AddressOwner owner in owners)
        {
            texts.Add($"{sample.Model.Entities[owner.Entity].Name} {owner.Prefix}");
        }

        return texts;
    }
}

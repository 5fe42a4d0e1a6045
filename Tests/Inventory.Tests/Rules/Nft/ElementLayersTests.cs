// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract.Net;
using Inventory.Model;
using Inventory.Rules.Nft;
using NUnit.Framework;

namespace Inventory.Tests.Rules.Nft;

internal sealed class ElementLayersTests
{
    [Test]
    public void Of_ThePublishedExample_PutsTheInnerOneFirst()
    {
        Assert.That(
            ElementLayers.Of([
                Element("10.0.0.0/8", "10.9.0.2", 22, 22),
                Element("10.0.0.0/24", "10.9.0.2", 22, 22),
                Element("10.0.0.0/8", "10.9.0.2", 23, 40),
            ]),
            Is.EqualTo(new[] { 1, 0, 0 }));
    }

    [Test]
    public void Of_PortsThatOverlapInARow_TakesTwoLayers()
    {
        NftElement[] row = [.. Enumerable.Range(0, 50)
            .Select(index => Element("10.0.0.0/8", "10.9.0.2", (ushort)(index * 6), (ushort)((index * 6) + 9)))];

        Assert.That(ElementLayers.Of(row).Max(), Is.EqualTo(1));
    }

    [Test]
    public void Of_RandomElements_IsWhatComparingAllWithAllGives([Range(1, 60)] int seed)
    {
        var random = new Random(seed);
        NftElement[] elements = [.. Enumerable.Range(0, 300).Select(_ => RandomElement(random)).Distinct()];

        int[] layers = ElementLayers.Of(elements);

        Assert.That(layers, Is.EqualTo(ByBruteForce(elements)));
        for (int inner = 0; inner < elements.Length; inner++)
        {
            for (int outer = 0; outer < elements.Length; outer++)
            {
                if (inner != outer && Contains(elements[outer], elements[inner]))
                {
                    Assert.That(layers[outer], Is.GreaterThan(layers[inner]));
                }
            }
        }
    }

    private static int[] ByBruteForce(NftElement[] elements)
    {
        int[] layers = new int[elements.Length];
        var placed = new List<int>();
        foreach (int index in Enumerable.Range(0, elements.Length)
            .OrderByDescending(index => elements[index].PrefixBits)
            .ThenBy(index => elements[index].PortWidth))
        {
            HashSet<int> taken = [.. placed.Where(other => Overlap(elements[other], elements[index]))
                .Select(other => layers[other])];
            layers[index] = Enumerable.Range(0, elements.Length).First(layer => !taken.Contains(layer));
            placed.Add(index);
        }

        return layers;
    }

    private static bool Overlap(NftElement left, NftElement right) =>
        left.Key == right.Key && Meet(left.Source, right.Source) && Meet(left.Destination, right.Destination) &&
        Meet(left.SourcePorts, right.SourcePorts) && Meet(left.DestinationPorts, right.DestinationPorts);

    private static bool Contains(NftElement outer, NftElement inner) =>
        outer.Key == inner.Key && Contains(outer.Source, inner.Source) && Contains(outer.Destination, inner.Destination) &&
        outer.SourcePorts.Contains(inner.SourcePorts) && outer.DestinationPorts.Contains(inner.DestinationPorts);

    private static bool Meet(PortRange left, PortRange right) => left.First <= right.Last && right.First <= left.Last;

    private static bool Meet(IpPrefix left, IpPrefix right) => Contains(left, right) || Contains(right, left);

    private static bool Contains(IpPrefix outer, IpPrefix inner) =>
        outer.Length <= inner.Length && outer.ContainsIPv4(inner.IPv4Network);

    private static NftElement RandomElement(Random random)
    {
        ushort low = (ushort)random.Next(0, 40);
        var source = IpPrefix.FromIPv4((uint)random.Next(0, 1 << 6) << 26, random.Next(0, 7));
        var destination = IpPrefix.FromIPv4((uint)random.Next(0, 1 << 4) << 28, random.Next(0, 5));
        PortRange sources = random.Next(4) == 0 ? new PortRange(low, (ushort)(low + random.Next(9))) : NftElement.EveryPort;
        byte protocol = random.Next(2) == 0 ? IpProtocols.Tcp : IpProtocols.Udp;
        return new NftElement(
            new NftElementKey("", protocol, null, null), source, destination, sources,
            new PortRange(low, (ushort)(low + random.Next(20))));
    }

    private static NftElement Element(string source, string destination, ushort first, ushort last) => new(
        new NftElementKey("", IpProtocols.Tcp, null, null),
        IpPrefix.TryParse(source, out IpPrefix from) ? from : default,
        IpPrefix.TryParse(destination, out IpPrefix to) ? to : default,
        NftElement.EveryPort,
        new PortRange(first, last));
}

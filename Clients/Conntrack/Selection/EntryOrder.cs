// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Contract.Filters;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>The order of <c>--sort</c>: by an address, a port, or a number that the filter language knows.</summary>
internal sealed class EntryOrder
{
    private readonly Comparison _comparison;
    private readonly int _sign;

    private EntryOrder(Comparison comparison, bool isDescending)
    {
        _comparison = comparison;
        _sign = isDescending ? -1 : 1;
    }

    private delegate int Comparison(in ConntrackRecord left, in ConntrackRecord right);

    /// <summary>Reads an order.</summary>
    /// <param name="text">The name of what to sort by; with a dash before it, descending.</param>
    /// <exception cref="CommandLineException">There is nothing of this name.</exception>
    public static EntryOrder Parse(string text)
    {
        bool isDescending = text is ['-', ..];
        return new EntryOrder(ComparisonOf(isDescending ? text[1..] : text), isDescending);
    }

    /// <summary>Compares two entries.</summary>
    public int Compare(in ConntrackRecord left, in ConntrackRecord right)
    {
        int order = _comparison(left, right);
        return order > 0 ? _sign : order < 0 ? -_sign : 0;
    }

    private static Comparison ComparisonOf(string name)
    {
        switch (name)
        {
            case "src":
                return static (in a, in b) => a.OriginalSource.CompareTo(b.OriginalSource);
            case "dst":
                return static (in a, in b) => a.OriginalDestination.CompareTo(b.OriginalDestination);
            case "sport":
                return static (in a, in b) => a.OriginalSourcePort.CompareTo(b.OriginalSourcePort);
            case "dport":
                return static (in a, in b) => a.OriginalDestinationPort.CompareTo(b.OriginalDestinationPort);
            case "proto":
                return static (in a, in b) => a.Protocol.CompareTo(b.Protocol);
        }

        if (!FilterQuantities.TryGet(name, out FilterQuantityInfo? info))
        {
            throw new CommandLineException(
                $"--sort: there is no `{name}'; src, dst, sport, dport, proto, bytes, packets, timeout, mark, zone and others are");
        }

        QuantityTests.Reader reader = QuantityTests.ReaderOf(info.Quantity);
        return (in a, in b) => reader(a).CompareTo(reader(b));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Filters;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>Conditions on ports; entries without ports meet none.</summary>
internal static class PortTests
{
    /// <summary>Makes a condition.</summary>
    public static EntryTest Of(FilterPort port)
    {
        ushort first = port.First;
        ushort last = port.Last;
        return port.Side switch
        {
            PortSide.Source => (in r, _) => IsIn(r, r.OriginalSourcePort, first, last),
            PortSide.Destination => (in r, _) => IsIn(r, r.OriginalDestinationPort, first, last),
            PortSide.ReplySource => (in r, _) => IsIn(r, r.ReplySourcePort, first, last),
            PortSide.ReplyDestination => (in r, _) => IsIn(r, r.ReplyDestinationPort, first, last),
            PortSide.Gateway => (in r, _) =>
                (NatSelector.DiffersInSource(r) && IsIn(r, r.ReplyDestinationPort, first, last))
                || (NatSelector.DiffersInDestination(r) && IsIn(r, r.ReplySourcePort, first, last)),
            _ => (in r, _) =>
                IsIn(r, r.OriginalDestinationPort, first, last) || IsIn(r, r.OriginalSourcePort, first, last),
        };
    }

    private static bool IsIn(in ConntrackRecord record, ushort port, ushort first, ushort last) =>
        record.Has(ConntrackFields.Ports) && record.Protocol != IpProtocol.Gre && port >= first && port <= last;
}

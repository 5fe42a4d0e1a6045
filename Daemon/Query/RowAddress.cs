// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Filters;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Names the four addresses of a record.</summary>
internal static class RowAddress
{
    /// <summary>One of the four addresses.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The side stands for more than one address.</exception>
    public static ref readonly NetAddress Of(in ConntrackRecord record, AddressSide side)
    {
        switch (side)
        {
            case AddressSide.Source:
                return ref record.OriginalSource;
            case AddressSide.Destination:
                return ref record.OriginalDestination;
            case AddressSide.ReplySource:
                return ref record.ReplySource;
            case AddressSide.ReplyDestination:
                return ref record.ReplyDestination;
            default:
                throw new ArgumentOutOfRangeException(nameof(side), side, "Not one address.");
        }
    }
}

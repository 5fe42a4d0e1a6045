// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using Netfilter.Interop.Conntrack;

namespace Daemon.Table;

/// <summary>The networks whose connections nobody is shown (<c>--ignore</c>).</summary>
/// <remarks>A connection is ignored when either end of its original direction lies in one of them. Immutable.</remarks>
internal sealed class IgnoredNetworks
{
    private readonly AddressMatch[] _networks;

    /// <summary>Ignores the given networks.</summary>
    public IgnoredNetworks(IEnumerable<IPNetwork> networks) =>
        _networks = [.. networks.Select(static network => AddressMatch.Of(network.BaseAddress, network.PrefixLength))];

    /// <summary>Whether a connection is to be kept from every client.</summary>
    public bool Covers(in ConntrackRecord record)
    {
        foreach (ref readonly AddressMatch network in _networks.AsSpan())
        {
            if (network.Covers(record.OriginalSource, record.Family)
                || network.Covers(record.OriginalDestination, record.Family))
            {
                return true;
            }
        }

        return false;
    }
}

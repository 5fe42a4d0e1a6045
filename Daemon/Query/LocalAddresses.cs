// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.Net.NetworkInformation;
using System.Threading;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The addresses of this machine, read from its interfaces when they are first asked for and now and then.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class LocalAddresses
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time;
    private Reading? _last;

    /// <summary>Makes it; nothing is read yet.</summary>
    public LocalAddresses(TimeProvider time) => _time = time;

    /// <summary>The addresses, at most ten seconds old.</summary>
    public FrozenSet<NetAddress> Current
    {
        get
        {
            Reading? last = Volatile.Read(ref _last);
            if (last is null || _time.GetElapsedTime(last.Since) > s_lifetime)
            {
                last = new Reading(Read(), _time.GetTimestamp());
                Volatile.Write(ref _last, last);
            }

            return last.Addresses;
        }
    }

    private static FrozenSet<NetAddress> Read()
    {
        HashSet<NetAddress> addresses = [];
        foreach (NetworkInterface nic in NetworkInterface.GetAllNetworkInterfaces())
        {
            foreach (UnicastIPAddressInformation address in nic.GetIPProperties().UnicastAddresses)
            {
                addresses.Add(NetAddress.From(address.Address));
            }
        }

        return addresses.ToFrozenSet();
    }

    private sealed record Reading(FrozenSet<NetAddress> Addresses, long Since);
}

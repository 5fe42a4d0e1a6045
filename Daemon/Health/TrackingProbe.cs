// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using System.Net.Sockets;
using Daemon.Table;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Daemon.Health;

/// <summary>Finds out whether the kernel tracks connections in a network namespace, by sending itself a packet.</summary>
/// <remarks>
/// The kernel's hooks are there only while some rule needs them, and nothing says whether they are: an empty table may be
/// an idle machine. So one UDP datagram goes from one loopback socket to another, and the table is asked for it.
/// </remarks>
internal sealed class TrackingProbe
{
    private readonly IKernelTable _table;
    private readonly string? _networkNamespace;

    /// <summary>Makes a probe.</summary>
    /// <param name="table">The table to ask.</param>
    /// <param name="networkNamespace">The path of its network namespace; null for the daemon's own.</param>
    public TrackingProbe(IKernelTable table, string? networkNamespace)
    {
        _table = table;
        _networkNamespace = networkNamespace;
    }

    /// <summary>Whether packets are tracked; null when no packet could be sent (the loopback interface is down).</summary>
    public bool? Run()
    {
        try
        {
            return _networkNamespace is null ? Probe() : NetworkNamespace.Run(_networkNamespace, Probe);
        }
        catch (SocketException)
        {
            return null;
        }
    }

    private bool? Probe()
    {
        using var receiver = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        using var sender = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        receiver.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        sender.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var from = (IPEndPoint)sender.LocalEndPoint!;
        var to = (IPEndPoint)receiver.LocalEndPoint!;
        sender.SendTo(ReadOnlySpan<byte>.Empty, to);
        var tuple = new ConntrackTuple(
            AddressFamilies.IPv4,
            IpProtocol.Udp,
            NetAddress.From(from.Address),
            NetAddress.From(to.Address),
            (ushort)from.Port,
            (ushort)to.Port);
        return _table.TryGet(new ConntrackKey(tuple), out _);
    }
}

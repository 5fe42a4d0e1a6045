// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Tests.Conntrack;

/// <summary>Keeps a copy of everything that the kernel sends.</summary>
internal sealed class CaptureTransport(INetlinkTransport inner) : INetlinkTransport
{
    private readonly MemoryStream _received = new();

    public byte[] Received => _received.ToArray();

    public uint PortId => inner.PortId;

    public int ReceiveBufferBytes => inner.ReceiveBufferBytes;

    public int Send(ReadOnlySpan<byte> datagram) => inner.Send(datagram);

    public ReceiveResult Receive(Span<byte> buffer, bool wait)
    {
        ReceiveResult result = inner.Receive(buffer, wait);
        if (result.Status == ReceiveStatus.Data)
        {
            _received.Write(buffer[..result.Length]);
        }

        return result;
    }

    public bool WaitReadable(TimeSpan timeout) => inner.WaitReadable(timeout);

    public void Wake() => inner.Wake();

    public void Dispose() => inner.Dispose();
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Benchmarks.Workers;

/// <summary>Decodes a captured dump from memory into a store: our own part of a dump, without the kernel's.</summary>
internal sealed class ParseWork : IWork
{
    // NFNL_SUBSYS_CTNETLINK << 8 | IPCTNL_MSG_CT_NEW; what else a dump holds is its end.
    private const ushort Flow = 0x0100;

    private readonly List<byte[]> _datagrams = [];
    private readonly ConntrackStore _store = new();

    /// <summary>Reads what the floor program captured.</summary>
    public ParseWork(string file)
    {
        ReadOnlySpan<byte> rest = File.ReadAllBytes(file);
        while (!rest.IsEmpty)
        {
            int length = MemoryMarshal.Read<int>(rest);
            _datagrams.Add(rest.Slice(sizeof(int), length).ToArray());
            rest = rest[(sizeof(int) + length)..];
        }
    }

    public long Do()
    {
        _store.Clear();
        foreach (byte[] datagram in _datagrams)
        {
            var reader = new NetlinkMessageReader(datagram);
            while (reader.TryRead(out NetlinkMessage message))
            {
                if (message.Type == Flow)
                {
                    ConntrackDecoder.Decode(message, ref _store.NextSlot(), wantsDetails: false, out _);
                    _store.CommitSlot(null, 0);
                }
            }
        }

        return _store.Count;
    }

    public void Dispose()
    {
        _datagrams.Clear();
    }
}

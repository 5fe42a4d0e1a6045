// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;

namespace TestSupport;

/// <summary>A request as it reached the fake kernel.</summary>
public sealed class FakeRequest
{
    internal FakeRequest(ReadOnlySpan<byte> message)
    {
        Bytes = message.ToArray();
    }

    /// <summary>The whole message.</summary>
    public byte[] Bytes { get; }

    /// <summary>Subsystem &lt;&lt; 8 | message.</summary>
    public ushort Type => MemoryMarshal.Read<ushort>(Bytes.AsSpan(4));

    /// <summary>NLM_F_*.</summary>
    public ushort Flags => MemoryMarshal.Read<ushort>(Bytes.AsSpan(6));

    /// <summary>Sequence number.</summary>
    public uint Sequence => MemoryMarshal.Read<uint>(Bytes.AsSpan(8));

    /// <summary>Family of nfgenmsg.</summary>
    public byte Family => Bytes[16];

    /// <summary>Version of nfgenmsg.</summary>
    public byte Version => Bytes[17];

    /// <summary>The attributes.</summary>
    public ReadOnlySpan<byte> Attributes => Bytes.AsSpan(20);
}

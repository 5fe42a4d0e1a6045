// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using static Netfilter.Interop.Native.Netlink;

namespace Netfilter.Interop.Netlink;

/// <summary>Writes requests back to back into a buffer.</summary>
/// <remarks>
/// <see cref="Begin"/> starts a message and <see cref="End"/> completes it. Padding is zeroed, nests carry the NESTED bit.
/// A buffer that is too small is the caller's mistake and raises <see cref="ArgumentException"/>.
/// </remarks>
internal ref struct NetlinkMessageWriter
{
    private readonly Span<byte> _buffer;
    private int _messageStart;

    public NetlinkMessageWriter(Span<byte> buffer)
    {
        _buffer = buffer;
    }

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>Everything written so far.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    /// <summary>Starts a message: netlink header and nfgenmsg.</summary>
    /// <param name="type">Subsystem &lt;&lt; 8 | message.</param>
    /// <param name="flags">NLM_F_*; REQUEST is added.</param>
    /// <param name="sequence">Identifies the answers.</param>
    /// <param name="family">Family of nfgenmsg.</param>
    /// <param name="version">Version of nfgenmsg.</param>
    public void Begin(ushort type, ushort flags, uint sequence, byte family, byte version = 0)
    {
        _messageStart = Length;
        Span<byte> header = Take(NLMSG_HDRLEN + Native.Nfnetlink.NFGENMSG_LEN);
        MemoryMarshal.Write(header[4..], type);
        MemoryMarshal.Write(header[6..], (ushort)(flags | NLM_F_REQUEST));
        MemoryMarshal.Write(header[8..], sequence);
        header[16] = family;
        header[17] = version;
    }

    /// <summary>Completes the message.</summary>
    public readonly void End() => MemoryMarshal.Write(_buffer[_messageStart..], Length - _messageStart);

    /// <summary>Takes back the message begun last.</summary>
    public void Drop() => Length = _messageStart;

    public void Byte(ushort type, byte value) => Attribute(type, 1)[0] = value;

    public void UInt16BigEndian(ushort type, ushort value) =>
        BinaryPrimitives.WriteUInt16BigEndian(Attribute(type, 2), value);

    public void UInt32BigEndian(ushort type, uint value) =>
        BinaryPrimitives.WriteUInt32BigEndian(Attribute(type, 4), value);

    public void UInt32HostOrder(ushort type, uint value) => MemoryMarshal.Write(Attribute(type, 4), value);

    public void UInt64BigEndian(ushort type, ulong value) =>
        BinaryPrimitives.WriteUInt64BigEndian(Attribute(type, 8), value);

    public void Bytes(ushort type, scoped ReadOnlySpan<byte> value) => value.CopyTo(Attribute(type, value.Length));

    /// <summary>A string in ASCII with its final zero.</summary>
    public void Text(ushort type, string value) =>
        System.Text.Encoding.ASCII.GetBytes(value, Attribute(type, value.Length + 1));

    /// <summary>Starts a nest; pass the result to <see cref="EndNest"/>.</summary>
    public int BeginNest(ushort type)
    {
        int start = Length;
        Attribute((ushort)(type | NLA_F_NESTED), 0);
        return start;
    }

    /// <summary>Completes a nest.</summary>
    /// <param name="start">What <see cref="BeginNest"/> returned.</param>
    public readonly void EndNest(int start) => MemoryMarshal.Write(_buffer[start..], (ushort)(Length - start));

    private Span<byte> Attribute(ushort type, int payload)
    {
        int length = NLA_HDRLEN + payload;
        Span<byte> attribute = Take((length + 3) & ~3);
        MemoryMarshal.Write(attribute, (ushort)length);
        MemoryMarshal.Write(attribute[2..], type);
        return attribute.Slice(NLA_HDRLEN, payload);
    }

    private Span<byte> Take(int bytes)
    {
        if (bytes > _buffer.Length - Length)
        {
            throw new ArgumentException("The message does not fit the buffer.");
        }

        Span<byte> taken = _buffer.Slice(Length, bytes);
        taken.Clear();
        Length += bytes;
        return taken;
    }
}

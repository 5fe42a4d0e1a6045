// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.IO;
using Localization;

namespace XmlRpc.Client;

/// <summary>A body that grows in pooled memory up to a limit.</summary>
internal sealed class PooledBody(int mostBytes)
{
    private const int FirstBytes = 4096;

    internal byte[] Bytes { get; private set; } = ArrayPool<byte>.Shared.Rent(FirstBytes);

    internal int Length { get; private set; }

    /// <summary>Makes room for some more bytes.</summary>
    /// <exception cref="IOException">They would exceed the limit.</exception>
    internal void Reserve(long more)
    {
        long needed = Length + more;
        if (needed > mostBytes)
        {
            throw new IOException(Messages.Get("The answer is larger than is accepted."));
        }

        if (needed <= Bytes.Length)
        {
            return;
        }

        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Max(needed, Math.Min(Bytes.Length * 2L, mostBytes)));
        Bytes.AsSpan(0, Length).CopyTo(larger);
        Release();
        Bytes = larger;
    }

    internal void Append(ReadOnlySpan<byte> part)
    {
        Reserve(part.Length);
        part.CopyTo(Bytes.AsSpan(Length));
        Length += part.Length;
    }

    internal void Release() => ArrayPool<byte>.Shared.Return(Bytes);
}

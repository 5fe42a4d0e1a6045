// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;

namespace Conntrack.Output;

/// <summary>Bytes on their way to standard output. One thread at a time.</summary>
internal sealed class OutputBuffer
{
    private const int Capacity = 1 << 16;

    /// <summary>EPIPE, which the runtime hands on as it is.</summary>
    private const int BrokenPipe = 32;

    private readonly Stream _stream;
    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(Capacity);
    private int _length;

    /// <summary>Makes a buffer.</summary>
    /// <param name="stream">Where the bytes go.</param>
    public OutputBuffer(Stream stream)
    {
        _stream = stream;
    }

    /// <summary>Whether the reader has gone: the rest need not be written.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Makes a buffer over standard output.</summary>
    public static OutputBuffer OverStandardOutput() => new(StandardStreams.OpenOutput());

    /// <summary>Room for so many bytes; what is written there is kept by <see cref="Advance"/>.</summary>
    /// <param name="size">How many bytes at least.</param>
    public Span<byte> GetSpan(int size)
    {
        if (_bytes.Length - _length < size)
        {
            Flush();
            if (_bytes.Length < size)
            {
                _bytes = GC.AllocateUninitializedArray<byte>(size);
            }
        }

        return _bytes.AsSpan(_length);
    }

    /// <summary>Keeps bytes that were written into the span.</summary>
    /// <param name="count">How many.</param>
    public void Advance(int count) => _length += count;

    /// <summary>Appends bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Advance(bytes.Length);
    }

    /// <summary>Sends the bytes on. A closed pipe is no error: it is noted, and the bytes are dropped.</summary>
    public void Flush()
    {
        int length = _length;
        _length = 0;
        if (length == 0 || IsClosed)
        {
            return;
        }

        try
        {
            _stream.Write(_bytes, 0, length);
        }
        catch (IOException exception) when (exception.HResult == BrokenPipe)
        {
            IsClosed = true;
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Localization;

namespace XmlRpc.Client;

/// <summary>Reads HTTP answers from a connection: by length, in chunks, or to the end.</summary>
internal sealed class HttpAnswerReader(Stream stream, int mostBytes) : IDisposable
{
    private const int BufferBytes = 16 * 1024;
    private const int MostInterimAnswers = 8;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _from;
    private int _to;

    internal async ValueTask<HttpAnswer> ReadAsync(CancellationToken cancellationToken)
    {
        HttpHead head = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        for (int i = 0; head.IsInterim; i++)
        {
            head = i < MostInterimAnswers
                ? await ReadHeadAsync(cancellationToken).ConfigureAwait(false)
                : throw new IOException(Messages.Get("There are too many interim answers."));
        }

        var body = new PooledBody(mostBytes);
        try
        {
            if (head.IsChunked)
            {
                await ReadChunksAsync(body, cancellationToken).ConfigureAwait(false);
            }
            else if (head.ContentLength is { } length)
            {
                await ReadExactlyAsync(body, length, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await ReadToEndAsync(body, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            body.Release();
            throw;
        }

        return new HttpAnswer(head, body.Bytes, body.Length);
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _from = _to = 0;
    }

    private async ValueTask<HttpHead> ReadHeadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int end = _buffer.AsSpan(_from, _to - _from).IndexOf("\r\n\r\n"u8);
            if (end >= 0)
            {
                HttpHead head = HttpHead.Parse(_buffer.AsSpan(_from, end));
                _from += end + 4;
                return head;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask ReadExactlyAsync(PooledBody body, long length, CancellationToken cancellationToken)
    {
        body.Reserve(length);
        while (length > 0)
        {
            if (_from == _to)
            {
                await FillAsync(cancellationToken).ConfigureAwait(false);
            }

            int part = (int)Math.Min(length, _to - _from);
            body.Append(_buffer.AsSpan(_from, part));
            _from += part;
            length -= part;
        }
    }

    private async ValueTask ReadChunksAsync(PooledBody body, CancellationToken cancellationToken)
    {
        while (true)
        {
            int length = await ReadChunkLengthAsync(cancellationToken).ConfigureAwait(false);
            if (length == 0)
            {
                break;
            }

            await ReadExactlyAsync(body, length, cancellationToken).ConfigureAwait(false);
            if (await ReadLineLengthAsync(cancellationToken).ConfigureAwait(false) != 0)
            {
                throw new IOException(Messages.Get("The answer has a malformed chunk."));
            }

            _from += 2;
        }

        // Trailers, up to an empty line.
        int line;
        do
        {
            line = await ReadLineLengthAsync(cancellationToken).ConfigureAwait(false);
            _from += line + 2;
        }
        while (line > 0);
    }

    private async ValueTask<int> ReadChunkLengthAsync(CancellationToken cancellationToken)
    {
        int line = await ReadLineLengthAsync(cancellationToken).ConfigureAwait(false);
        ReadOnlySpan<byte> text = _buffer.AsSpan(_from, line);
        int extension = text.IndexOf((byte)';');
        text = (extension < 0 ? text : text[..extension]).Trim(" \t"u8);
        if (!int.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int length)
            || length < 0)
        {
            throw new IOException(Messages.Get("The answer has a malformed chunk."));
        }

        _from += line + 2;
        return length;
    }

    private async ValueTask<int> ReadLineLengthAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            int length = _buffer.AsSpan(_from, _to - _from).IndexOf("\r\n"u8);
            if (length >= 0)
            {
                return length;
            }

            await FillAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask ReadToEndAsync(PooledBody body, CancellationToken cancellationToken)
    {
        do
        {
            body.Append(_buffer.AsSpan(_from, _to - _from));
            _from = 0;
            _to = await stream.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false);
        }
        while (_to > 0);
    }

    private async ValueTask FillAsync(CancellationToken cancellationToken)
    {
        if (_from > 0)
        {
            _buffer.AsSpan(_from, _to - _from).CopyTo(_buffer);
            _to -= _from;
            _from = 0;
        }

        if (_to == _buffer.Length)
        {
            throw new IOException(Messages.Get("The answer's head or a chunk's is too long."));
        }

        int read = await stream.ReadAsync(_buffer.AsMemory(_to), cancellationToken).ConfigureAwait(false);
        if (read == 0)
        {
            throw new IOException(Messages.Get("The server closed the connection before its answer was complete."));
        }

        _to += read;
    }
}

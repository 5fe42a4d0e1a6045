// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Text;
using System.IO;
using System.Text;
using Localization;

namespace XmlRpc.Client;

/// <summary>The status line and headers of an HTTP answer, as far as they matter here.</summary>
internal sealed class HttpHead
{
    private const int LowestFinalStatus = 200;

    private bool _closes;

    private HttpHead(int statusCode, bool isHttp11)
    {
        StatusCode = statusCode;
        _closes = !isHttp11;
    }

    internal int StatusCode { get; }

    /// <summary>The length of the body, or null when it is chunked or ends with the connection.</summary>
    internal long? ContentLength { get; private set; }

    internal bool IsChunked { get; private set; }

    internal string? Charset { get; private set; }

    internal bool IsInterim => StatusCode < LowestFinalStatus;

    internal bool KeepsConnection => !_closes && (IsChunked || ContentLength is not null);

    /// <summary>Reads the lines up to the empty one, which is not among them.</summary>
    /// <exception cref="IOException">This is no HTTP/1 answer.</exception>
    internal static HttpHead Parse(ReadOnlySpan<byte> lines)
    {
        ReadOnlySpan<byte> line = NextLine(ref lines);
        bool isHttp11 = line.StartsWith("HTTP/1.1 "u8);
        if ((!isHttp11 && !line.StartsWith("HTTP/1.0 "u8))
            || !Utf8Parser.TryParse(line["HTTP/1.1 ".Length..], out int status, out int digits) || digits != 3)
        {
            throw new IOException(Messages.Get("The answer is not HTTP/1."));
        }

        var head = new HttpHead(status, isHttp11);
        while (lines.Length > 0)
        {
            head.Take(NextLine(ref lines));
        }

        return head;
    }

    private static ReadOnlySpan<byte> NextLine(ref ReadOnlySpan<byte> lines)
    {
        int end = lines.IndexOf("\r\n"u8);
        ReadOnlySpan<byte> line = end < 0 ? lines : lines[..end];
        lines = end < 0 ? [] : lines[(end + 2)..];
        return line;
    }

    private void Take(ReadOnlySpan<byte> line)
    {
        int colon = line.IndexOf((byte)':');
        if (colon <= 0)
        {
            throw new IOException(Messages.Get("The answer has a malformed header."));
        }

        ReadOnlySpan<byte> name = line[..colon];
        ReadOnlySpan<byte> value = line[(colon + 1)..].Trim(" \t"u8);
        if (Ascii.EqualsIgnoreCase(name, "content-length"u8))
        {
            if (ContentLength is not null || !Utf8Parser.TryParse(value, out long length, out int used)
                || used != value.Length || length < 0)
            {
                throw new IOException(Messages.Get("The answer's length is malformed."));
            }

            ContentLength = length;
        }
        else if (Ascii.EqualsIgnoreCase(name, "transfer-encoding"u8))
        {
            IsChunked = Ascii.EqualsIgnoreCase(value, "chunked"u8)
                ? true
                : throw new IOException(Messages.Get("The answer is in a transfer encoding that is not known."));
        }
        else if (Ascii.EqualsIgnoreCase(name, "content-encoding"u8))
        {
            throw new IOException(Messages.Get("The answer is in a content encoding that was not asked for."));
        }
        else if (Ascii.EqualsIgnoreCase(name, "connection"u8))
        {
            _closes = !Ascii.EqualsIgnoreCase(value, "keep-alive"u8)
                && (_closes || Ascii.EqualsIgnoreCase(value, "close"u8));
        }
        else if (Ascii.EqualsIgnoreCase(name, "content-type"u8))
        {
            Charset = CharsetOf(Encoding.ASCII.GetString(value));
        }
    }

    private static string? CharsetOf(string contentType)
    {
        const string Parameter = "charset=";
        foreach (string part in contentType.Split(';', StringSplitOptions.TrimEntries))
        {
            if (part.StartsWith(Parameter, StringComparison.OrdinalIgnoreCase))
            {
                return part[Parameter.Length..].Trim('"');
            }
        }

        return null;
    }
}

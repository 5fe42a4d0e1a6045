// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;

namespace XmlRpc.Client;

/// <summary>An HTTP answer, its body in pooled memory until it is disposed of.</summary>
internal sealed class HttpAnswer(HttpHead head, byte[] body, int length) : IDisposable
{
    internal const int Success = 200;

    internal int StatusCode => head.StatusCode;

    internal bool KeepsConnection => head.KeepsConnection;

    internal string? Charset => head.Charset;

    internal ReadOnlySpan<byte> Body => body.AsSpan(0, length);

    public void Dispose() => ArrayPool<byte>.Shared.Return(body);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Daemon.Web;

/// <summary>One file of the web page, as it is sent. Immutable.</summary>
internal sealed class WebFile
{
    /// <summary>Takes a file in.</summary>
    /// <param name="name">Its name, whose ending gives its type.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="ArgumentException">The ending is none that the page has.</exception>
    public WebFile(string name, byte[] content)
    {
        ContentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".svg" => "image/svg+xml",
            string other => throw new ArgumentException($"No type is known for '{other}'.", nameof(name)),
        };
        Content = content;
        Compressed = Compress(content);
        string digest = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));
        ETag = $"\"{digest}\"";
        CompressedETag = $"\"{digest}-gzip\"";
    }

    /// <summary>The value of the header <c>Content-Type</c>.</summary>
    public string ContentType { get; }

    /// <summary>The bytes.</summary>
    public byte[] Content { get; }

    /// <summary>The same as gzip.</summary>
    public byte[] Compressed { get; }

    /// <summary>The entity tag of the bytes: another content has another one.</summary>
    public string ETag { get; }

    /// <summary>The entity tag of the compressed bytes.</summary>
    public string CompressedETag { get; }

    private static byte[] Compress(byte[] content)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Netfilter.Interop.Conntrack;

/// <summary>Watches nf_conntrack_buckets: a dump during which it changes misses and repeats flows without a word.</summary>
internal sealed class HashTableSize : IDisposable
{
    private const string Path = "/proc/sys/net/netfilter/nf_conntrack_buckets";

    private readonly SafeFileHandle? _file;

    /// <summary>Opens the setting; the value is the same in every namespace.</summary>
    public HashTableSize()
    {
        try
        {
            _file = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without the file a resize goes unnoticed, which is no reason to refuse dumps.
            _file = null;
        }
    }

    /// <summary>The number of buckets; null if it cannot be read.</summary>
    public long? Read()
    {
        if (_file is null)
        {
            return null;
        }

        Span<byte> text = stackalloc byte[24];
        int length = RandomAccess.Read(_file, text, 0);
        return long.TryParse(
            Encoding.ASCII.GetString(text[..length]),
            NumberStyles.AllowTrailingWhite,
            CultureInfo.InvariantCulture,
            out long buckets)
            ? buckets
            : null;
    }

    /// <inheritdoc/>
    public void Dispose() => _file?.Dispose();
}

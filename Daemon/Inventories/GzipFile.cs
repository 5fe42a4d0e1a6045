// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary>Files that came compressed, so that they fit into a request.</summary>
internal static class GzipFile
{
    private const int BufferSize = 1 << 16;

    /// <summary>The file: what gzip made smaller as it was before, anything else as it is.</summary>
    /// <param name="content">What came.</param>
    /// <param name="most">The largest size to unpack to, in bytes; a few bytes can stand for very many.</param>
    /// <exception cref="InventoryValidationException">It is damaged, or larger.</exception>
    public static byte[] Open(byte[] content, int most)
    {
        if (content is not [0x1F, 0x8B, ..])
        {
            return content;
        }

        using var unpacked = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        try
        {
            using var stream = new GZipStream(new MemoryStream(content), CompressionMode.Decompress);
            while (stream.Read(buffer) is > 0 and int read)
            {
                if (unpacked.Length + read > most)
                {
                    throw RequestReader.Refuse("content", Messages.Format($"this is larger than {most} bytes"));
                }

                unpacked.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            throw Damaged();
        }

        // A file that was cut off is no error to the stream; its last four bytes are the size.
        return content.Length > sizeof(uint)
            && BinaryPrimitives.ReadUInt32LittleEndian(content.AsSpan()[^sizeof(uint)..]) == unpacked.Length
            ? unpacked.ToArray()
            : throw Damaged();
    }

    private static InventoryValidationException Damaged() =>
        RequestReader.Refuse("content", Messages.Get("this is compressed by gzip, but damaged"));
}

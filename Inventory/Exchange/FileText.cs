// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text.Unicode;
using Inventory.Validation;

namespace Inventory.Exchange;

/// <summary>The bytes of a file as text: UTF-8, of a size that can be handled, and without NUL.</summary>
internal static class FileText
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>The file without its byte order mark.</summary>
    /// <exception cref="ImportFileException">It is too large, in another encoding, or no text.</exception>
    public static ReadOnlyMemory<byte> Check(ReadOnlyMemory<byte> content)
    {
        if (content.Length > ImportRequest.MaximumBytes)
        {
            throw ImportFileException.At(
                0,
                ValidationCodes.Value,
                $"The file has {content.Length} bytes; {ImportRequest.MaximumBytes} are allowed. Split it.");
        }

        if (content.Span is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw ImportFileException.At(1, ValidationCodes.Text, $"The file is UTF-16; save it as UTF-8.");
        }

        ReadOnlyMemory<byte> text = content.Span.StartsWith(ByteOrderMark) ? content[ByteOrderMark.Length..] : content;
        CheckBytes(text.Span);
        return text;
    }

    /// <summary>The line that a position is in, from 1.</summary>
    public static int LineAt(ReadOnlySpan<byte> text, int position) => text[..position].Count((byte)'\n') + 1;

    private static void CheckBytes(ReadOnlySpan<byte> text)
    {
        int nul = text.IndexOf((byte)0);
        if (nul >= 0)
        {
            throw ImportFileException.At(
                LineAt(text, nul), ValidationCodes.Text, $"The file has a NUL byte, and so is no text in UTF-8.");
        }

        if (!Utf8.IsValid(text))
        {
            int position = FindInvalid(text);
            throw ImportFileException.At(
                LineAt(text, position),
                ValidationCodes.Text,
                $"The byte 0x{text[position]:X2} is no UTF-8; the file is in another encoding, such as Windows-1252. Save it as UTF-8 (in Excel: CSV UTF-8).");
        }
    }

    private static int FindInvalid(ReadOnlySpan<byte> text)
    {
        int position = 0;
        while (System.Text.Rune.DecodeFromUtf8(text[position..], out _, out int length) ==
            System.Buffers.OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }
}

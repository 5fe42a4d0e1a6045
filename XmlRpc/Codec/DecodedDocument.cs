// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.IO;
using System.Text;
using Localization;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>
/// The characters of a document, decoded strictly: a byte that its encoding does not allow is refused.
/// </summary>
/// <remarks>
/// Decoding comes before parsing because XmlReader does not tell a wrong byte from any other mistake.
/// </remarks>
internal sealed class DecodedDocument : TextReader
{
    private char[] _characters;
    private readonly int _length;
    private int _at;

    private DecodedDocument(char[] characters, int length)
    {
        _characters = characters;
        _length = length;
    }

    /// <summary>
    /// Decodes a document by the given charset, else by its byte order mark, else by its declaration, else as UTF-8.
    /// </summary>
    internal static DecodedDocument Decode(ReadOnlySpan<byte> document, string? charset, XmlRpcLimits limits)
    {
        if (document.Length > limits.BodyBytes)
        {
            throw new XmlRpcFormatException(XmlRpcFaultCodes.NotXmlRpc, Messages.Get("The document is too large."));
        }

        Encoding encoding = DocumentEncoding.Determine(document, charset, out int markBytes);
        ReadOnlySpan<byte> text = document[markBytes..];
        char[] characters = ArrayPool<char>.Shared.Rent(Math.Max(encoding.GetMaxCharCount(text.Length), 1));
        try
        {
            int length = encoding.GetChars(text, characters);
            RequireXmlCharacters(characters.AsSpan(0, length));
            return new DecodedDocument(characters, length);
        }
        catch (DecoderFallbackException)
        {
            ArrayPool<char>.Shared.Return(characters);
            throw new XmlRpcFormatException(
                XmlRpcFaultCodes.InvalidCharacter,
                Messages.Format($"The document holds bytes that are not valid {encoding.WebName}."));
        }
        catch (XmlRpcFormatException)
        {
            ArrayPool<char>.Shared.Return(characters);
            throw;
        }
    }

    public override int Peek() => _at < _length ? _characters[_at] : -1;

    public override int Read() => _at < _length ? _characters[_at++] : -1;

    public override int Read(char[] buffer, int index, int count)
    {
        int length = Math.Min(count, _length - _at);
        _characters.AsSpan(_at, length).CopyTo(buffer.AsSpan(index));
        _at += length;
        return length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _characters.Length > 0)
        {
            ArrayPool<char>.Shared.Return(_characters);
            _characters = [];
            _at = _length;
        }

        base.Dispose(disposing);
    }

    private static void RequireXmlCharacters(ReadOnlySpan<char> text)
    {
        if (text.ContainsAny(XmlText.Uncarriable))
        {
            throw new XmlRpcFormatException(
                XmlRpcFaultCodes.InvalidCharacter,
                Messages.Get("The document holds a character that XML does not allow."));
        }
    }
}

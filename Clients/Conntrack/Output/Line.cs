// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Text;
using System.Text;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>A line that grows in room taken from an <see cref="OutputBuffer"/>, in UTF-8.</summary>
internal ref struct Line
{
    /// <summary>The most bytes that one character of a text becomes, in any <see cref="TextForm"/>.</summary>
    public const int BytesPerCharacter = 6;

    private readonly Span<byte> _room;

    /// <summary>Starts a line.</summary>
    /// <param name="room">Long enough for whatever is added.</param>
    public Line(Span<byte> room)
    {
        _room = room;
    }

    /// <summary>The bytes written so far. It can be set back to what it was, which takes back what came since.</summary>
    public int Length { get; set; }

    private readonly Span<byte> Rest => _room[Length..];

    /// <summary>Adds text that needs no care.</summary>
    public void Add(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Rest);
        Length += text.Length;
    }

    /// <summary>Adds an ASCII character.</summary>
    public void Add(char character) => _room[Length++] = (byte)character;

    /// <summary>Adds a number in decimal.</summary>
    public void Number(uint number)
    {
        Utf8Formatter.TryFormat(number, Rest, out int written);
        Length += written;
    }

    /// <summary>Adds a number in decimal.</summary>
    public void Number(ulong number)
    {
        Utf8Formatter.TryFormat(number, Rest, out int written);
        Length += written;
    }

    /// <summary>Adds a number with a sign in decimal.</summary>
    public void Signed(long number)
    {
        Utf8Formatter.TryFormat(number, Rest, out int written);
        Length += written;
    }

    /// <summary>Adds the last digits of a number, with leading zeros.</summary>
    public void Padded(uint number, int width)
    {
        Span<byte> digits = Rest[..width];
        for (int i = width - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (number % 10));
            number /= 10;
        }

        Length += width;
    }

    /// <summary>Adds a number in hexadecimal, with 0x before it.</summary>
    public void Hexadecimal(uint number)
    {
        Add("0x"u8);
        Utf8Formatter.TryFormat(number, Rest, out int written, 'x');
        Length += written;
    }

    /// <summary>Adds an address.</summary>
    public void Address(in NetAddress address, byte family)
    {
        address.TryFormat(Rest, family, out int written);
        Length += written;
    }

    /// <summary>Adds text from somebody else.</summary>
    public void Text(string text, TextForm form)
    {
        foreach (Rune character in text.EnumerateRunes())
        {
            Character(character, form);
        }
    }

    /// <summary>Adds text from somebody else.</summary>
    public void Text(ReadOnlySpan<byte> utf8, TextForm form)
    {
        while (!utf8.IsEmpty)
        {
            Rune.DecodeFromUtf8(utf8, out Rune character, out int length);
            Character(character, form);
            utf8 = utf8[length..];
        }
    }

    /// <summary>Ends a line of words, each of which has a space behind it.</summary>
    /// <returns>The length of the line with its end.</returns>
    public int EndWords()
    {
        _room[Length - 1] = (byte)'\n';
        return Length;
    }

    private void Character(Rune character, TextForm form)
    {
        if (form != TextForm.Plain && !EscapedText.IsHarmless(character))
        {
            Length += EscapedText.Write(character, form, Rest);
            return;
        }

        Length += character.EncodeToUtf8(Rest);
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;

namespace Daemon.Configuration;

/// <summary>The texts given for one option, and the ways to read them. All of them throw FormatException.</summary>
/// <param name="Values">The texts, in the order in which they were given.</param>
/// <param name="BaseDirectory">The directory that relative paths start from.</param>
internal readonly record struct OptionInput(IReadOnlyList<string> Values, string BaseDirectory)
{
    private static readonly SearchValues<char> s_numberCharacters = SearchValues.Create("0123456789.");

    /// <summary>The value of an option that takes one.</summary>
    public string Text => Values is [{ Length: > 0 } only] ? only : throw new FormatException();

    /// <summary>Reads a switch; one without a value is on.</summary>
    public bool Switch()
    {
        return Values is [] || Text.ToLowerInvariant() switch
        {
            "yes" or "true" or "on" or "1" => true,
            "no" or "false" or "off" or "0" => false,
            _ => throw new FormatException(),
        };
    }

    /// <summary>Reads a whole number from <paramref name="least"/> to <paramref name="most"/>.</summary>
    public int Number(int least, int most)
    {
        int value = int.Parse(Text, NumberStyles.None, CultureInfo.InvariantCulture);
        return value >= least && value <= most ? value : throw new FormatException();
    }

    /// <summary>Reads a time such as <c>10</c>, <c>10s</c>, <c>500ms</c> or <c>2m</c>; no unit means seconds.</summary>
    public TimeSpan Duration(TimeSpan least, TimeSpan most)
    {
        string text = Text;
        int unitAt = text.AsSpan().IndexOfAnyExcept(s_numberCharacters);
        ReadOnlySpan<char> number = unitAt < 0 ? text : text.AsSpan(0, unitAt);
        double scale = (unitAt < 0 ? "s" : text[unitAt..].Trim()) switch
        {
            "ms" => 0.001,
            "s" => 1,
            "m" or "min" => 60,
            "h" => 3600,
            _ => throw new FormatException(),
        };
        double seconds = scale * double.Parse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return seconds >= least.TotalSeconds && seconds <= most.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException();
    }

    /// <summary>Reads a 32-bit mask, hexadecimal after <c>0x</c> or decimal.</summary>
    public uint Mask()
    {
        string text = Text;
        bool isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool isValid = uint.TryParse(
            isHexadecimal ? text.AsSpan(2) : text,
            isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out uint mask);
        return isValid ? mask : throw new FormatException();
    }

    /// <summary>Reads the permission bits of a file, in octal.</summary>
    public UnixFileMode FileMode()
    {
        string text = Text;
        int mode = 0;
        foreach (char digit in text)
        {
            mode = digit is >= '0' and <= '7' ? (mode << 3) | (digit - '0') : int.MaxValue;
            if (mode > 0b111_111_111)
            {
                throw new FormatException();
            }
        }

        return (UnixFileMode)mode;
    }

    /// <summary>Reads a path and makes it absolute.</summary>
    public string Path()
    {
        string text = Text;
        return text.Contains('\0', StringComparison.Ordinal)
            ? throw new FormatException()
            : System.IO.Path.GetFullPath(text, BaseDirectory);
    }

    /// <summary>Reads one of the names in <paramref name="choices"/>, in any case.</summary>
    public T Choice<T>(IReadOnlyList<(string Name, T Value)> choices)
    {
        foreach ((string name, T value) in choices)
        {
            if (name.Equals(Text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        throw new FormatException();
    }

    /// <summary>Reads networks in CIDR notation or single addresses; <c>none</c> alone is the empty list.</summary>
    public IReadOnlyList<IPNetwork> Networks()
    {
        return Values is ["none"] ? [] : [.. Values.Select(ParseNetwork)];
    }

    private static IPNetwork ParseNetwork(string text)
    {
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        IPAddress address = IPAddress.Parse(slash < 0 ? text : text[..slash]);
        if (slash < 0)
        {
            return new IPNetwork(address, address.GetAddressBytes().Length * 8);
        }

        // IPNetwork drops bits beyond the prefix silently; whoever wrote them meant something else.
        IPNetwork network = IPNetwork.Parse(text);
        return network.BaseAddress.Equals(address) ? network : throw new FormatException();
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Text;

namespace Daemon.Query;

/// <summary>Reads connection labels: up to 128 bits, bit n in byte n/8.</summary>
internal static class LabelBits
{
    /// <summary>The labels that a connection can have.</summary>
    public const int Count = 128;

    /// <summary>Whether a label is set.</summary>
    public static bool Has(ReadOnlySpan<byte> labels, int bit) =>
        bit / 8 < labels.Length && (labels[bit / 8] & (1 << (bit % 8))) != 0;

    /// <summary>The numbers of the labels that are set, ascending, separated by commas; empty when none is.</summary>
    public static string Format(ReadOnlySpan<byte> labels)
    {
        var text = new StringBuilder();
        for (int bit = 0; bit < labels.Length * 8; bit++)
        {
            if (Has(labels, bit))
            {
                text.Append(text.Length == 0 ? "" : ",").Append(CultureInfo.InvariantCulture, $"{bit}");
            }
        }

        return text.ToString();
    }
}

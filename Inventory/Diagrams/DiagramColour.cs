// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Numerics;

namespace Inventory.Diagrams;

/// <summary>A colour. Immutable.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
internal readonly record struct DiagramColour(byte Red, byte Green, byte Blue)
{
    // #AE1111, from which Django Conntrackt begins, in hue, saturation and lightness.
    private const double Saturation = 157.0 / 191;
    private const double Lightness = 191.0 / 510;

    // The same hue where the ground is dark.
    private const double LightnessOnDark = 0.68;

    /// <summary>The colour of anything, and of what is unknown.</summary>
    public static DiagramColour Neutral { get; } = new(0x80, 0x80, 0x80);

    /// <summary>The colour of what was seen.</summary>
    public static DiagramColour Seen { get; } = new(0x1A, 0x7F, 0x37);

    /// <summary>The colour of what should not have been seen.</summary>
    public static DiagramColour Undeclared { get; } = new(0xCF, 0x22, 0x2E);

    /// <summary>The colour of labels on it: black or white by its luma, as Django Conntrackt has it.</summary>
    public string LabelColour =>
        1 - (((0.299 * Red) + (0.587 * Green) + (0.114 * Blue)) / 255) >= 0.5 ? "#FFFFFF" : "#000000";

    /// <summary>The same hue, light enough to be seen on a dark ground.</summary>
    public DiagramColour OnDark
    {
        get
        {
            int highest = Math.Max(Red, Math.Max(Green, Blue));
            int lowest = Math.Min(Red, Math.Min(Green, Blue));
            if (highest == lowest)
            {
                return new DiagramColour(0xA0, 0xA0, 0xA0);
            }

            double range = highest - lowest;
            double hue = highest == Red ? ((Green - Blue) / range) + 6
                : highest == Green ? ((Blue - Red) / range) + 2
                : ((Red - Green) / range) + 4;
            return FromHue(hue / 6, LightnessOnDark);
        }
    }

    /// <summary>
    /// Colours that are as different as can be: steps around the circle of hues, from that of Django Conntrackt. Those
    /// that follow each other are far apart.
    /// </summary>
    /// <param name="count">How many.</param>
    public static DiagramColour[] Steps(int count)
    {
        // About the golden part of the circle, and a stride that comes by every step.
        int stride = Math.Max(1, (int)Math.Round(count * 0.382, MidpointRounding.AwayFromZero));
        while (BigInteger.GreatestCommonDivisor(stride, count) > 1)
        {
            stride++;
        }

        var colours = new DiagramColour[count];
        for (int number = 0; number < count; number++)
        {
            colours[number] = FromHue((double)((long)number * stride % count) / count, Lightness);
        }

        return colours;
    }

    /// <summary>The colour as <c>#RRGGBB</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:X2}{Green:X2}{Blue:X2}");

    private static DiagramColour FromHue(double hue, double lightness)
    {
        double spread = Saturation * Math.Min(lightness, 1 - lightness);
        return new DiagramColour(Channel(0), Channel(8), Channel(4));

        byte Channel(int shift)
        {
            double place = (shift + (hue * 12)) % 12;
            double ramp = Math.Max(-1, Math.Min(Math.Min(place - 3, 9 - place), 1));
            return (byte)Math.Round(255 * (lightness - (spread * ramp)), MidpointRounding.AwayFromZero);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Text;

namespace Inventory.Diagrams.Layout;

/// <summary>How wide a text will be, rather too wide than too narrow: which font it is drawn in is not known.</summary>
internal static class TextWidth
{
    private const double Narrow = 0.62;
    private const double Wide = 1.1;

    // From the Hangul letters on, and so all of East Asia and the pictographs.
    private const int FirstWide = 0x1100;

    /// <summary>The width in the unit of the size.</summary>
    public static double Of(string text, double size)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            width += rune.Value >= FirstWide ? Wide : Narrow;
        }

        return width * size;
    }
}

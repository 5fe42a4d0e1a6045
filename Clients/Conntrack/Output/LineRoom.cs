// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Labels;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>How many bytes a line can take at most: nothing is cut, however long others make their texts.</summary>
internal static class LineRoom
{
    /// <summary>What surrounds a label in the form that surrounds it most.</summary>
    private const int AroundLabel = 24;

    /// <summary>The longest line apart from the texts that others chose: all members of JSON with their names.</summary>
    private const int Fixed = 8192;

    /// <summary>The room that all labels of a map take.</summary>
    /// <param name="labels">The names; null where labels are not shown.</param>
    public static int OfLabels(LabelMap? labels)
    {
        int room = 0;
        for (int bit = 0; labels is not null && bit < LabelMap.BitCount; bit++)
        {
            room += (labels.NameOf(bit).Length * Line.BytesPerCharacter) + AroundLabel;
        }

        return room;
    }

    /// <summary>The room that a line takes.</summary>
    /// <param name="extras">The flow's rare attributes.</param>
    /// <param name="context">Its event.</param>
    /// <param name="labels">What <see cref="OfLabels"/> returned.</param>
    public static int Of(ConntrackExtras? extras, in EventContext? context, int labels)
    {
        int characters = context?.ProgramName?.Length ?? 0;
        if (extras is not null)
        {
            characters += (extras.Helper?.Length ?? 0) + (extras.SecurityContext?.Length ?? 0);
        }

        return Fixed + (characters * Line.BytesPerCharacter) + labels;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Conntrack.ConntrackPy;
using Conntrack.Nfct;

namespace Conntrack;

/// <summary>Decides whose place the program takes: by the name it is called by, else by its words.</summary>
internal static class Personality
{
    /// <summary>Decides it.</summary>
    /// <remarks>
    /// Under a name of its own the program is conntrack(8) wherever that would do anything: it ignores words that belong to no
    /// option, but does nothing without an option that is a command. Called conntrack, or comparing itself with it, it is
    /// nothing else.
    /// </remarks>
    /// <param name="surroundings">The name that the program is called by.</param>
    /// <param name="words">The words after it.</param>
    public static PersonalityKind Of(Surroundings surroundings, ReadOnlySpan<string> words)
    {
        switch (Path.GetFileName(surroundings.Program))
        {
            case "nfct":
                return PersonalityKind.Nfct;
            case ConntrackPyParser.ProgramName:
                return PersonalityKind.ConntrackPy;
            case "conntrack":
                return PersonalityKind.Conntrack;
        }

        if (surroundings.IsAnchor)
        {
            return PersonalityKind.Conntrack;
        }

        if (words is ["timeout" or "helper", ..] && !HasOption(words))
        {
            return PersonalityKind.Nfct;
        }

        return ConntrackPyParser.IsMeant(words) ? PersonalityKind.ConntrackPy : PersonalityKind.Conntrack;
    }

    /// <summary>How the program speaks as nfct(8).</summary>
    public static NfctDialect NfctDialect(Surroundings surroundings) =>
        new(surroundings.Program, Path.GetFileName(surroundings.Program) == "nfct");

    /// <summary>Whether a word is an option of conntrack(8); a negative number is none.</summary>
    private static bool HasOption(ReadOnlySpan<string> words)
    {
        foreach (string word in words)
        {
            if (word is ['-', not (>= '0' and <= '9'), ..])
            {
                return true;
            }
        }

        return false;
    }
}

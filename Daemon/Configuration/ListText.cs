// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Daemon.Configuration;

/// <summary>Lists as the file and the environment write them, where a key can stand only once.</summary>
internal static class ListText
{
    /// <summary>Splits at commas and white space for an option that takes several values; others stay whole.</summary>
    public static IReadOnlyList<string> Split(OptionDefinition option, string text)
    {
        return option.IsList
            ? text.Split([',', ' ', '\t'], StringSplitOptions.RemoveEmptyEntries)
            : [text];
    }
}

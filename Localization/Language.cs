// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Localization;

/// <summary>Which language the user wants, by the environment (POSIX.1-2024, chapter 8.2).</summary>
internal static class Language
{
    /// <summary>The language of this process: <c>fr</c>, <c>en</c>, or another one as the environment has it.</summary>
    public static string OfProcess() => Of(Environment.GetEnvironmentVariable);

    /// <summary>The language that the first set one of LC_ALL, LC_MESSAGES and LANG names; <c>en</c> where none does.</summary>
    /// <param name="variable">Gives the value of an environment variable; null or empty where it is not set.</param>
    public static string Of(Func<string, string?> variable)
    {
        foreach (string name in (ReadOnlySpan<string>)["LC_ALL", "LC_MESSAGES", "LANG"])
        {
            if (variable(name) is { Length: > 0 } locale)
            {
                return Code(locale);
            }
        }

        return "en";
    }

    // "fr_FR.UTF-8@euro" is "fr".
    private static string Code(string locale)
    {
        int end = locale.AsSpan().IndexOfAny('_', '.', '@');
        string code = end < 0 ? locale : locale[..end];
        return code is "C" or "POSIX" ? "en" : code;
    }
}

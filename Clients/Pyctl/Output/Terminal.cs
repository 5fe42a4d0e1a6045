// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace Pyctl.Output;

/// <summary>What standard output can show. Immutable.</summary>
/// <param name="IsTerminal">Whether it is a terminal.</param>
/// <param name="Width">How many cells a line has; null where there is no end, as in a file.</param>
/// <param name="Height">How many lines there are; null likewise.</param>
/// <param name="HasColours">Whether there are colours: on a terminal, unless NO_COLOR is set.</param>
/// <param name="IsUtf8">Whether it shows more than ASCII.</param>
internal sealed record Terminal(
    bool IsTerminal = false, int? Width = null, int? Height = null, bool HasColours = false, bool IsUtf8 = true)
{
    private const int UsualWidth = 80;
    private const int UsualHeight = 24;

    /// <summary>What stands for what is left out.</summary>
    public char CutMark => IsUtf8 ? '…' : '~';

    /// <summary>Looks at the present standard output and the environment.</summary>
    public static Terminal OfProcess()
    {
        bool isTerminal = !Console.IsOutputRedirected;
        string? kind = Environment.GetEnvironmentVariable("TERM");

        // The runtime would put a terminal that it knows into another mode, in the middle of the output, to ask its size.
        Environment.SetEnvironmentVariable("TERM", null);
        return new Terminal(
            isTerminal,
            NumberOf("COLUMNS") ?? (isTerminal ? OrUsual(Console.WindowWidth, UsualWidth) : null),
            NumberOf("LINES") ?? (isTerminal ? OrUsual(Console.WindowHeight, UsualHeight) : null),
            isTerminal && !IsSet("NO_COLOR") && kind is not (null or "dumb"),
            !isTerminal || IsLocaleUtf8());
    }

    // A terminal that does not know its size, such as a serial line, says 0.
    private static int OrUsual(int size, int usual) => size > 0 ? size : usual;

    private static int? NumberOf(string variable) =>
        int.TryParse(
            Environment.GetEnvironmentVariable(variable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out int number) && number > 0
            ? number
            : null;

    private static bool IsSet(string variable) => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable));

    // POSIX.1-2024, chapter 8.2: the first that is set decides.
    private static bool IsLocaleUtf8()
    {
        string? locale = Array.Find(["LC_ALL", "LC_CTYPE", "LANG"], IsSet) is { } name
            ? Environment.GetEnvironmentVariable(name)
            : null;
        return locale?.Replace("-", "", StringComparison.Ordinal).Contains("utf8", StringComparison.OrdinalIgnoreCase)
            ?? false;
    }
}

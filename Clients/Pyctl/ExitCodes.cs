// SPDX-License-Identifier: GPL-2.0-or-later
namespace Pyctl;

/// <summary>The exit codes of all commands.</summary>
internal static class ExitCodes
{
    /// <summary>It was done.</summary>
    public const int Success = 0;

    /// <summary>Nothing matched, there is no such thing, it conflicts, or a check found something.</summary>
    public const int Nothing = 1;

    /// <summary>The command line, a file or a value is not valid.</summary>
    public const int BadUsage = 2;

    /// <summary>The daemon did not let the user in, or does not allow it.</summary>
    public const int NotAllowed = 3;

    /// <summary>The daemon was not reached, or cannot do it now.</summary>
    public const int Unreachable = 4;

    /// <summary>A part of it was done.</summary>
    public const int Partial = 5;

    /// <summary>Interrupted from the keyboard: 128 and the number of SIGINT.</summary>
    public const int Interrupted = 130;

    /// <summary>Nobody reads the output any more: what a shell reports of a program that SIGPIPE ended.</summary>
    public const int ClosedPipe = 141;
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack;

/// <summary>The exit codes, which are those of conntrack(8).</summary>
internal static class ExitCodes
{
    /// <summary>It was done.</summary>
    public const int Success = 0;

    /// <summary>The kernel refused, something else failed, or nothing was found.</summary>
    public const int Failure = 1;

    /// <summary>The command line is not valid.</summary>
    public const int BadParameter = 2;

    /// <summary>Nobody reads standard output any more: what a shell reports of a program that SIGPIPE ended.</summary>
    public const int ClosedPipe = 141;
}

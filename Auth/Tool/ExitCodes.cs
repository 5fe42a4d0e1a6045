// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Tool;

/// <summary>The exit codes of <c>auth_sha</c>; auth_sha(8) documents them.</summary>
internal static class ExitCodes
{
    /// <summary>It was done, or the password is right.</summary>
    public const int Success = 0;

    /// <summary>No: there is no such user, or the password is wrong.</summary>
    public const int No = 1;

    /// <summary>The command line, a name, a role or a new password is not valid.</summary>
    public const int BadUsage = 2;

    /// <summary>The file cannot be read or written, or is refused.</summary>
    public const int BadFile = 3;
}

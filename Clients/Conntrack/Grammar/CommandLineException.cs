// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Grammar;

/// <summary>The command line is not valid. The message is for the user, and ends the program.</summary>
internal sealed class CommandLineException : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="exitCode">The exit code.</param>
    public CommandLineException(string message, int exitCode = ExitCodes.BadParameter)
        : base(message)
    {
        ExitCode = exitCode;
    }

    /// <summary>The exit code: <see cref="ExitCodes.BadParameter"/>, or <see cref="ExitCodes.Failure"/> for a few.</summary>
    public int ExitCode { get; }
}

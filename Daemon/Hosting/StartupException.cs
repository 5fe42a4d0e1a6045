// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Hosting;

/// <summary>The daemon cannot start; the message is for the user, and says what to do.</summary>
/// <param name="exitCode">One of <see cref="ExitCodes"/>.</param>
/// <param name="message">What failed, on what, and what to do.</param>
internal sealed class StartupException(int exitCode, string message) : Exception(message)
{
    /// <summary>One of <see cref="ExitCodes"/>.</summary>
    public int ExitCode { get; } = exitCode;
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Pyctl.Hosts;

/// <summary>What the command line says of the daemons to go to. Immutable; null where it says nothing.</summary>
internal sealed record ConnectionSettings
{
    /// <summary>Names and addresses.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Whom to log in as.</summary>
    public string? UserName { get; init; }

    /// <summary>The file with the password.</summary>
    public string? PasswordFile { get; init; }

    /// <summary>The certificates that may have signed the daemon's.</summary>
    public string? CaFile { get; init; }

    /// <summary>How long a call may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Daemon.Configuration;

/// <summary>The configuration cannot be used.</summary>
/// <param name="errors">All that is wrong, one line each: where, what, and what is allowed.</param>
internal sealed class ConfigurationException(IReadOnlyList<string> errors) : Exception(string.Join('\n', errors))
{
    /// <summary>All that is wrong, one line each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Inventories;

/// <summary>How differences are told.</summary>
internal enum DiffFormat
{
    /// <summary>As structs.</summary>
    Json = 0,

    /// <summary>As lines for people.</summary>
    Text,

    /// <summary>As lines of the rules that come and go.</summary>
    Rules,
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Query;

/// <summary>What groups are ordered by.</summary>
internal enum GroupOrder
{
    /// <summary>The number of connections.</summary>
    Count,

    /// <summary>Bytes of both directions.</summary>
    Bytes,

    /// <summary>Packets of both directions.</summary>
    Packets,

    /// <summary>Bytes per second of both directions.</summary>
    ByteRate,

    /// <summary>Connections without a reply.</summary>
    Unreplied,
}

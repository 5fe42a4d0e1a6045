// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Records;

/// <summary>What groups are ordered by.</summary>
public enum SummaryOrder
{
    /// <summary>The number of connections.</summary>
    Count,

    /// <summary>Bytes in both directions.</summary>
    Bytes,

    /// <summary>Packets in both directions.</summary>
    Packets,

    /// <summary>Bytes per second in both directions.</summary>
    ByteRate,

    /// <summary>The number of connections without an answer.</summary>
    Unreplied,
}

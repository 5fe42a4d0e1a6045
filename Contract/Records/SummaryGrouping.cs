// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Records;

/// <summary>What connections are summed up by.</summary>
public enum SummaryGrouping
{
    /// <summary>Who opened them.</summary>
    Source,

    /// <summary>Whom they asked for.</summary>
    Destination,

    /// <summary>Both.</summary>
    Pair,

    /// <summary>Protocol and destination port.</summary>
    Service,

    /// <summary>The protocol.</summary>
    Protocol,

    /// <summary>Protocol and state.</summary>
    State,

    /// <summary>The user whose number is in the mark.</summary>
    User,
}

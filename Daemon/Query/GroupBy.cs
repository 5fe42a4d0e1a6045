// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Query;

/// <summary>What connections are summed up by.</summary>
internal enum GroupBy
{
    /// <summary>The source address of the original direction.</summary>
    Source,

    /// <summary>The destination address of the original direction.</summary>
    Destination,

    /// <summary>Both addresses of the original direction.</summary>
    Pair,

    /// <summary>The protocol and the destination port of the original direction.</summary>
    Service,

    /// <summary>The protocol.</summary>
    Protocol,

    /// <summary>The protocol and its state; for protocols without states, whether a reply was seen.</summary>
    State,

    /// <summary>The user whom the mark names.</summary>
    User,
}

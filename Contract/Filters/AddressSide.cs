// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>Which address of a connection a condition looks at.</summary>
public enum AddressSide
{
    /// <summary>Source or destination of the original direction: either one suffices.</summary>
    Any,

    /// <summary>The source of the original direction: who opened the connection.</summary>
    Source,

    /// <summary>The destination of the original direction: whom it asked for.</summary>
    Destination,

    /// <summary>
    /// What address translation put in: the reply destination where it differs in address or port from the original
    /// source, and the reply source where it differs from the original destination. Never met without translation.
    /// </summary>
    Gateway,

    /// <summary>The source of the reply direction: who answers, after destination translation.</summary>
    ReplySource,

    /// <summary>The destination of the reply direction: whom the answers go to, after source translation.</summary>
    ReplyDestination,
}

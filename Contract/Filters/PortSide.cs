// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>
/// Which port of a connection a condition looks at; the members mean what those of <see cref="AddressSide"/> do.
/// </summary>
public enum PortSide
{
    /// <summary>Source or destination of the original direction: either one suffices.</summary>
    Any,

    /// <summary>The source of the original direction: who opened the connection.</summary>
    Source,

    /// <summary>The destination of the original direction: whom it asked for.</summary>
    Destination,

    /// <summary>The port that address translation put in, as <see cref="AddressSide.Gateway"/>.</summary>
    Gateway,

    /// <summary>The source of the reply direction: who answers, after destination translation.</summary>
    ReplySource,

    /// <summary>The destination of the reply direction: whom the answers go to, after source translation.</summary>
    ReplyDestination,
}

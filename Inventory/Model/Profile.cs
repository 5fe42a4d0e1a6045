// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>Which rules an entity gets.</summary>
public enum Profile
{
    /// <summary>Incoming traffic is filtered, outgoing traffic is free.</summary>
    HostInbound = 0,

    /// <summary>Incoming and outgoing traffic is filtered.</summary>
    HostStrict,

    /// <summary>Forwarded traffic is filtered too.</summary>
    Router,

    /// <summary>Only a chain or table of our own; what others have loaded stays as it is.</summary>
    Coexist,
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>What an entity is.</summary>
public enum EntityKind
{
    /// <summary>A machine with addresses of its own.</summary>
    Host = 0,

    /// <summary>A machine that forwards for others.</summary>
    Router,

    /// <summary>A network; its addresses stand for all that are in it.</summary>
    Subnet,

    /// <summary>Other entities under one name.</summary>
    Group,

    /// <summary>Any address at all, under a name.</summary>
    Any,

    /// <summary>Something outside of what is managed, which several projects may talk to.</summary>
    External,
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Validation;

/// <summary>The address families that something has.</summary>
[Flags]
internal enum AddressFamilies
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>IPv4.</summary>
    IPv4 = 1,

    /// <summary>IPv6.</summary>
    IPv6 = 2,

    /// <summary>Both.</summary>
    Both = IPv4 | IPv6,
}

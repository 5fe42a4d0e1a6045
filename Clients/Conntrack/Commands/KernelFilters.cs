// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>What the kernel may be trusted with.</summary>
internal static class KernelFilters
{
    /// <summary>
    /// For dumps no probe is needed: a kernel that does not know a filter sends everything, and every entry is checked again.
    /// </summary>
    public static ConntrackFeatures ForDumps { get; } = new() { ZoneDump = true, StatusDump = true, TupleDump = true };

    /// <summary>Opens a connection that lets the kernel filter dumps.</summary>
    public static ConntrackConnection Open() => ConntrackConnection.Open(new ConntrackOptions { Features = ForDumps });
}

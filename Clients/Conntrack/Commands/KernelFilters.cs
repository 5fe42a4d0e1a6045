// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Grammar;
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

    /// <summary>Opens a connection for a dump that zeroes the counters of the flows that it sends (D25).</summary>
    /// <remarks>Checking again would be too late: a kernel that ignores a part of the filter zeroes every counter.</remarks>
    /// <param name="filter">Which flows.</param>
    /// <param name="probe">Finds out what the kernel applies; not called where every kernel applies the filter.</param>
    /// <exception cref="CommandLineException">This kernel is not known to apply the filter.</exception>
    public static ConntrackConnection OpenToZero(in ConntrackDumpFilter filter, Func<ConntrackFeatures> probe)
    {
        ConntrackFeatures features = ConntrackFeatures.None;
        if (!features.AllowsDump(filter))
        {
            features = probe();
        }

        return features.AllowsDump(filter)
            ? ConntrackConnection.Open(new ConntrackOptions { Features = features })
            : throw new CommandLineException("Can't use -z with filtering parameters");
    }
}

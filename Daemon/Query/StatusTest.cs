// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether the status has any of some bits, or none of them.</summary>
internal readonly struct StatusTest(ConntrackStatus bits, bool set) : IRecordTest
{
    /// <inheritdoc/>
    public bool Test(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Status) && ((record.Status & bits) != 0) == set;
}

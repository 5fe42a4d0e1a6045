// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether the masked mark has a value.</summary>
internal readonly struct MarkTest(uint value, uint mask) : IRecordTest
{
    /// <inheritdoc/>
    public bool Test(in ConntrackRecord record) =>
        record.Has(ConntrackFields.Mark) && (record.Mark & mask) == value;
}

// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>Whether a port of the connection lies in a range.</summary>
/// <typeparam name="TSide">Which port; a type, so that the loop over rows decides nothing.</typeparam>
internal readonly struct PortTest<TSide>(ushort first, ushort last) : IRecordTest
    where TSide : struct, IPortSide
{
    /// <inheritdoc/>
    public bool Test(in ConntrackRecord record) =>
        (uint)(TSide.Of(record) - first) <= (uint)(last - first) && record.Has(ConntrackFields.Ports);
}

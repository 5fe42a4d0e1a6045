// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The state of a TCP connection by the kernel's numbering.</summary>
internal readonly struct TcpStateValue : IRecordValue
{
    /// <inheritdoc/>
    public long Read(in ConntrackRecord record)
    {
        return record.Protocol == IpProtocol.Tcp && record.Has(ConntrackFields.ProtocolState)
            ? record.ProtocolState
            : RowReader.Absent;
    }
}

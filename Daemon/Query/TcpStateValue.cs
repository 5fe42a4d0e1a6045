// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Table;
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The state of a TCP connection by the kernel's numbering.</summary>
internal readonly struct TcpStateValue : IRowValue
{
    /// <inheritdoc/>
    public long Read(in RowBlock block, int offset)
    {
        ref readonly ConntrackRecord record = ref block.Records[offset];
        return record.Protocol == IpProtocol.Tcp && record.Has(ConntrackFields.ProtocolState)
            ? record.ProtocolState
            : RowReader.Absent;
    }
}

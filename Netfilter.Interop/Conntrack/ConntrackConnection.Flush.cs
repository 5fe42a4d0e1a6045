// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Conntrack;

/// <content>Flushes.</content>
public sealed partial class ConntrackConnection
{
    private const string FlushOperation = "flush the connection table";

    /// <summary>Flows collected before they are deleted, where the kernel cannot flush.</summary>
    private const int FlushBatch = 2048;

    /// <summary>Deletes all flows of a family, or all flows.</summary>
    /// <remarks>
    /// One family is flushed by one request only where a probe has shown that the other survives
    /// (<see cref="ConntrackFeatures.FamilyFlush"/>); else by a dump and single deletions.
    /// </remarks>
    /// <param name="family">2 (IPv4), 10 (IPv6) or 0 for both.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another family.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Flush(byte family) => Flush(new ConntrackDumpFilter { Family = family });

    /// <summary>Deletes all flows that a filter selects.</summary>
    /// <remarks>
    /// By one request only where a probe has shown that the kernel's flush honours every part of the filter
    /// (<see cref="ConntrackFeatures"/>): a kernel ignores a filter that it does not know, and empties the table. Else by a
    /// dump and single deletions. Addresses of IPv6 are never left to the kernel, which would delete all other flows.
    /// </remarks>
    /// <param name="filter">Which flows; it must be of the table.</param>
    /// <exception cref="ArgumentOutOfRangeException">The family is none.</exception>
    /// <exception cref="ArgumentException">The filter is of another list than the table.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Flush(in ConntrackDumpFilter filter)
    {
        if (filter.Family is not (AF_UNSPEC or AF_INET or AF_INET6))
        {
            throw new ArgumentOutOfRangeException(
                nameof(filter), filter.Family, "The family is 2 (IPv4), 10 (IPv6) or 0.");
        }

        if (filter.Source != ConntrackDumpSource.Table)
        {
            throw new ArgumentException("Only the table can be flushed.", nameof(filter));
        }

        lock (_gate)
        {
            if (_features.AllowsFlush(filter))
            {
                FlushAtOnce(filter);
            }
            else
            {
                FlushOneByOne(filter);
            }
        }
    }

    private void FlushAtOnce(in ConntrackDumpFilter filter)
    {
        NetlinkSession session = Session();
        uint sequence = session.Reserve(1);
        var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);

        // With version 0 the kernel ignores the family and empties the whole table.
        byte version = filter.Family == AF_UNSPEC ? NFNETLINK_V0 : NFNETLINK_V1;
        writer.Begin(IPCTNL_MSG_CT_DELETE, NLM_F_ACK, sequence, filter.Family, version);
        ConntrackEncoder.WriteFilter(ref writer, filter, _features);
        writer.End();
        NetlinkError error = session.Execute(FlushOperation, writer.Written, sequence);
        if (!error.IsSuccess)
        {
            throw NetlinkFailure.Request(FlushOperation, null, error);
        }
    }

    private void FlushOneByOne(ConntrackDumpFilter filter)
    {
        var keys = new List<ConntrackKey>(FlushBatch);
        foreach (ConntrackEntry entry in Enumerate(filter))
        {
            keys.Add(entry.Key);
            if (keys.Count == FlushBatch)
            {
                DeleteAll(keys);
            }
        }

        DeleteAll(keys);
    }

    private void DeleteAll(List<ConntrackKey> keys)
    {
        DeleteBatch(CollectionsMarshal.AsSpan(keys), new DeleteOutcome[keys.Count]);
        keys.Clear();
    }
}

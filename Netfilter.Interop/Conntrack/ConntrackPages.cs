// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>A dump read one datagram (about a hundred flows) at a time, so that it can be streamed.</summary>
internal sealed class ConntrackPages : IDisposable
{
    private readonly NetlinkSession _session;
    private readonly ConntrackDumpFilter _filter;
    private readonly RecentFlows _recent = new();

    /// <summary>Starts the dump.</summary>
    /// <param name="session">Disposed of with the pages.</param>
    /// <param name="filter">Which flows.</param>
    /// <param name="features">Which parts of the filter the kernel applies.</param>
    public ConntrackPages(NetlinkSession session, in ConntrackDumpFilter filter, ConntrackFeatures features)
    {
        _session = session;
        _filter = filter;
        try
        {
            ConntrackConnection.StartDump(session, filter, features);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>The flows of the present page.</summary>
    public List<ConntrackEntry> Page { get; } = [];

    /// <summary>Reads the next page, which may be empty.</summary>
    /// <returns>False at the end of the dump.</returns>
    public bool TryRead()
    {
        Page.Clear();
        _recent.StartDatagram();
        while (_session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
        {
            if (kind == ReplyKind.Result)
            {
                ConntrackConnection.ThrowIfDumpFailed(_session.Result);
                return false;
            }

            Add(message);
            if (_session.IsAtEndOfDatagram)
            {
                return true;
            }
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private void Add(in NetlinkMessage message)
    {
        ConntrackRecord record = default;
        ConntrackDecoder.Decode(message, ref record, wantsDetails: true, out DecodedExtras extras);
        if (!_recent.IsRepeated(record) && _filter.Matches(record, extras.Found))
        {
            Page.Add(new ConntrackEntry(record, extras.Found));
        }
    }
}

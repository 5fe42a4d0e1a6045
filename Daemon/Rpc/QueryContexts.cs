// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Net;
using Daemon.Query;
using Daemon.Table;
using Daemon.Users;

namespace Daemon.Rpc;

/// <summary>Gathers what a query is compiled against.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class QueryContexts
{
    private readonly LiveOptions _options;
    private readonly UserDirectory _users;
    private readonly LocalAddresses _local;
    private readonly TimeProvider _time;

    /// <summary>Makes the gatherer.</summary>
    public QueryContexts(LiveOptions options, UserDirectory users, LocalAddresses local, TimeProvider time)
    {
        _options = options;
        _users = users;
        _local = local;
        _time = time;
    }

    /// <summary>Names of services, from this machine's list.</summary>
    public PortNames Ports { get; } = PortNames.FromFile();

    /// <summary>The context of a query over a snapshot.</summary>
    public QueryContext For(Snapshot snapshot) => new(
        snapshot,
        new UidMask(_options.Current.UidMask),
        _users,
        _local,
        _time.GetUtcNow().ToUnixTimeSeconds());
}

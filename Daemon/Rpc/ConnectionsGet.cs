// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Query;
using Daemon.Sessions;
using Daemon.Table;
using Daemon.Users;
using Localization;
using Netfilter.Interop.Conntrack;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary><c>connections.get</c>: some connections as the kernel has them now, without reading the table.</summary>
internal sealed class ConnectionsGet : XmlRpcProcedure
{
    private readonly CallGate _gate;
    private readonly ConnectionTable _table;
    private readonly LiveOptions _options;
    private readonly UserDirectory _users;

    /// <summary>Makes the procedure.</summary>
    public ConnectionsGet(CallGate gate, ConnectionTable table, LiveOptions options, UserDirectory users)
    {
        _gate = gate;
        _table = table;
        _options = options;
        _users = users;
    }

    /// <inheritdoc/>
    public override string Name => Methods.ConnectionsGet;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "connections.get(session_id, connection_ids) -> struct {table, gone}. The connections of the ids as the kernel has "
        + "them this moment, asked one by one: a page of rows is brought up to date without reading the whole table. Rows "
        + "are those of view; gone lists the ids whose connection is no longer there.");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Struct, XmlRpcTypes.String, XmlRpcTypes.Array)];

    /// <inheritdoc/>
    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(2);
        Session session = _gate.Require(call, Roles.View);
        IReadOnlyList<int> ids = ConnectionIdList.Read(call, 1, "connection_ids");
        if (ids.Count > _options.Current.MaxPage)
        {
            throw new FieldException("connection_ids", Messages.Get("these are more than fit on a page"), Messages.Get(
                "at most --max-page ids"));
        }

        var rows = new RowWriter(new UidMask(_options.Current.UidMask), _users);
        List<int> gone = [];
        reply.BeginStruct();
        reply.BeginArrayMember("table"u8);
        bool pinned = SessionTable.TryAcquirePinned(session, out SnapshotLease lease);
        using (lease)
        {
            Dictionary<int, FoundConnection> found = _table.Find(ids, pinned ? lease.Snapshot : null);
            foreach (int id in ids)
            {
                if (found.TryGetValue(id, out FoundConnection connection)
                    && _table.TryGet(connection.Key, out ConntrackEntry? entry))
                {
                    rows.Write(reply, RowData.Of(id, entry, ByteRate.Unknown));
                }
                else
                {
                    gone.Add(id);
                }
            }
        }

        reply.EndArrayMember();
        reply.BeginArrayMember("gone"u8);
        gone.ForEach(reply.WriteInt);
        reply.EndArrayMember();
        reply.EndStruct();
        return ValueTask.CompletedTask;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Policy;
using Daemon.Sessions;
using Daemon.Table;
using Localization;
using Netfilter.Interop.Conntrack;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary><c>change</c>: sets the mark or the timeout of one connection.</summary>
internal sealed class Change : XmlRpcProcedure
{
    private const string Mark = "mark";
    private const string Timeout = "timeout";

    private readonly CallGate _gate;
    private readonly ConnectionTable _table;
    private readonly AuditLog _audit;

    /// <summary>Makes the procedure.</summary>
    public Change(CallGate gate, ConnectionTable table, AuditLog audit)
    {
        _gate = gate;
        _table = table;
        _audit = audit;
    }

    /// <inheritdoc/>
    public override string Name => Methods.Change;

    /// <inheritdoc/>
    public override string Help =>
        Messages.Get(
            "change(session_id, field_name, connection_id, field_value) -> true. field_name is mark or timeout, both 32-bit "
        + "unsigned; timeout is in seconds. A changed timeout stays fixed for the connection's life, and the kernel "
        + "refuses to change it again (fault 409).");

    /// <inheritdoc/>
    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
    [
        XmlRpcSignature.Of(
            XmlRpcTypes.Boolean, XmlRpcTypes.String, XmlRpcTypes.String, XmlRpcTypes.Int, XmlRpcTypes.Int),
    ];

    /// <inheritdoc/>
    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(4);
        Session session = _gate.Require(call, Roles.Change);
        string field = call.String(1, "field_name");
        if (field is not (Mark or Timeout))
        {
            throw new FieldException(field, Messages.Get("this cannot be changed"), Messages.Get("mark, timeout"));
        }

        if (!NumberArgument.TryRead(call.Value(2, "connection_id"), out long id) || id is <= 0 or > int.MaxValue)
        {
            throw call.Expected(2, "connection_id", Messages.Get("the _id of a row that view returned"));
        }

        if (!NumberArgument.TryReadUInt32(call.Value(3, "field_value"), out uint value))
        {
            throw new FieldException(field, Messages.Get("this is not a 32-bit unsigned number"), Messages.Format(
                $"0 to {uint.MaxValue}"));
        }

        Apply(session, field, (int)id, value);
        reply.WriteBoolean(true);
        return ValueTask.CompletedTask;
    }

    private void Apply(Session session, string field, int id, uint value)
    {
        (ConntrackKey key, ConntrackRecord record) = Find(session, id);
        string action = string.Create(CultureInfo.InvariantCulture, $"change {field}={value}");
        string target = ConnectionText.Of(record);
        string result = "failed";
        try
        {
            // The snapshot may be old: what the kernel has now decides.
            if (!_table.TryGet(key, out ConntrackEntry? entry))
            {
                result = "gone";
                throw Gone(id);
            }

            if (field == Timeout && (entry.Status & ConntrackStatus.FixedTimeout) != 0)
            {
                result = "refused: fixed timeout";
                throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Format(
                    $"The timeout of connection {id} was changed before and is fixed now; the kernel does not change it again. Use kill to end the connection."));
            }

            _table.Update(key, field == Mark ? MarkIs(value) : TimeoutIs(value));
            result = "changed";
        }
        catch (ConntrackEntryNotFoundException)
        {
            result = "gone";
            throw Gone(id);
        }
        finally
        {
            _audit.Record(session.User, session.Source, action, target, result);
        }
    }

    private (ConntrackKey Key, ConntrackRecord Record) Find(Session session, int id)
    {
        bool pinned = SessionTable.TryAcquirePinned(session, out SnapshotLease lease);
        using (lease)
        {
            return _table.TryFind(id, pinned ? lease.Snapshot : null, out ConntrackKey key, out ConntrackRecord record)
                ? (key, record)
                : throw Gone(id);
        }
    }

    private static ConntrackUpdate MarkIs(uint value) => new() { Mark = value };

    private static ConntrackUpdate TimeoutIs(uint seconds) => new() { TimeoutSeconds = seconds, FixTimeout = true };

    private static XmlRpcFaultException Gone(int id) => new(FaultCodes.NotFound,
        Messages.Format($"There is no connection {id} any more; call view for those that there are."));
}

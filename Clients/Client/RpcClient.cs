// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;
using Contract.Records;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Client;

/// <summary>A daemon's procedures as typed methods, over one connection. Safe for concurrent use.</summary>
/// <remarks>
/// The first call logs in. A session that has ended meanwhile (after ten seconds without a call) is renewed without the
/// caller noticing. Every method throws <see cref="XmlRpcFaultException"/> where the daemon answers with a fault (its
/// code is one of <see cref="FaultCodes"/>), <see cref="XmlRpcTransportException"/> where there is no answer, and
/// <see cref="RecordFormatException"/> where the answer is not what the contract says. A call whose connection breaks
/// is not repeated: it may have been served.
/// </remarks>
public sealed partial class RpcClient : IAsyncDisposable
{
    private readonly RpcClientOptions _options;
    private readonly XmlRpcClient _client;
    private readonly RpcSession _session;

    /// <summary>Makes a client; it connects with the first call.</summary>
    /// <param name="options">Where the daemon is, and as whom to log in.</param>
    public RpcClient(RpcClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _client = new XmlRpcClient(options.Address, options.Transport);
        _session = new RpcSession(_client, options);
        Inventory = new InventoryClient(_session);
    }

    /// <summary>The procedures of the daemon's inventory, in the same session.</summary>
    public InventoryClient Inventory { get; }

    /// <summary>Logs in, if that has not happened; to find out early whether the daemon lets the user in.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When the session is open.</returns>
    public Task LoginAsync(CancellationToken cancellationToken = default) => _session.OpenAsync(cancellationToken);

    /// <summary>Ends the session; the next call opens another.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When the session has ended.</returns>
    public Task LogoutAsync(CancellationToken cancellationToken = default) => _session.CloseAsync(cancellationToken);

    /// <summary>Gets current rows of connections, without reading the whole table.</summary>
    /// <param name="ids">The ids of rows that <see cref="ViewAsync"/> gave.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The rows of those that are there, and the ids of the others.</returns>
    public async Task<ConnectionsReply> GetAsync(IEnumerable<int> ids, CancellationToken cancellationToken = default) =>
        ConnectionsReply.FromMap(
            await _session.CallForMapAsync(Methods.ConnectionsGet, [ids], cancellationToken).ConfigureAwait(false));

    /// <summary>Sums connections up.</summary>
    /// <param name="request">By what, which, and in what order.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A page of groups.</returns>
    public async Task<SummaryReply> SummaryAsync(
        SummaryRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return SummaryReply.FromMap(
            await _session.CallForMapAsync(Methods.ConnectionsSummary, [request.ToMap()], cancellationToken)
                .ConfigureAwait(false));
    }

    /// <summary>Reports the health of the table and the daemon.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The health, and what should be mended.</returns>
    public async Task<StatusReply> StatusAsync(CancellationToken cancellationToken = default) => StatusReply.FromMap(
        await _session.CallForMapAsync(Methods.Status, [], cancellationToken).ConfigureAwait(false));

    /// <summary>Has the daemon read the kernel's table now.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When the new snapshot is there.</returns>
    public Task RefreshAsync(CancellationToken cancellationToken = default) =>
        _session.CallAsync(Methods.Refresh, [], cancellationToken);

    /// <summary>Switches the session's automatic refresh, which is on at first.</summary>
    /// <param name="on">
    /// Whether a view of an old snapshot gets a fresh one; otherwise the session stays with its snapshot until
    /// <see cref="RefreshAsync"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// When it is switched; a renewed session keeps the setting, but takes the snapshot of that moment.
    /// </returns>
    public Task SetAutorefreshAsync(bool on, CancellationToken cancellationToken = default) =>
        _session.SetAutorefreshAsync(on, cancellationToken);

    /// <summary>Ends the session, as far as the daemon can be reached, and closes the connection.</summary>
    /// <returns>When that is done.</returns>
    public async ValueTask DisposeAsync()
    {
        await CloseQuietlyAsync(_session).ConfigureAwait(false);
        _session.Dispose();
        _client.Dispose();
    }

    private static async Task CloseQuietlyAsync(RpcSession session)
    {
        try
        {
            await session.CloseAsync(CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is XmlRpcFaultException or XmlRpcTransportException)
        {
            // The daemon ends the session by itself soon.
            return;
        }
    }
}

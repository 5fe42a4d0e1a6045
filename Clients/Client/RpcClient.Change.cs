// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Contract;
using Contract.Records;

namespace Client;

/// <content>Ending and changing connections.</content>
public sealed partial class RpcClient
{
    /// <summary>Ends connections; those that are gone already are no error.</summary>
    /// <param name="ids">The ids of their rows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// When they are ended. Where some could not be, the others are, and fault <see cref="FaultCodes.Conflict"/> lists
    /// the rest.
    /// </returns>
    public Task KillAsync(IEnumerable<int> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        return _session.CallAsync(Methods.Kill, [ids], cancellationToken);
    }

    /// <summary>Ends connections, and tells what became of each.</summary>
    /// <param name="ids">The ids of their rows.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>How many were ended or gone, which were denied, and which came back.</returns>
    public async Task<KillReply> KillWithReportAsync(
        IEnumerable<int> ids, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ids);
        Dictionary<string, object?> request = new() { ["ids"] = ids };
        return KillReply.FromMap(await KillAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Looks at what a filter would end, which is the first step of ending it.</summary>
    /// <param name="filter">An expression of the filter language.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The number, some samples, and the token for <see cref="KillMatchingAsync"/>.</returns>
    public async Task<KillPreview> PreviewKillAsync(string filter, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        Dictionary<string, object?> request = new() { ["filter"] = filter };
        return KillPreview.FromMap(await KillAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Ends what a filter matches now; the second step.</summary>
    /// <param name="filter">The filter that was previewed.</param>
    /// <param name="token">The token of the preview, not older than 30 s.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// How many were ended or gone, which were denied, and which came back. Fault <see cref="FaultCodes.Conflict"/>
    /// where many more match than in the preview.
    /// </returns>
    public async Task<KillReply> KillMatchingAsync(
        string filter, string token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(token);
        Dictionary<string, object?> request = new() { ["filter"] = filter, ["token"] = token };
        return KillReply.FromMap(await KillAsync(request, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Sets a connection's mark.</summary>
    /// <param name="id">The id of its row.</param>
    /// <param name="mark">The mark.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When it is set.</returns>
    public Task SetMarkAsync(int id, uint mark, CancellationToken cancellationToken = default) =>
        _session.CallAsync(Methods.Change, [FieldNames.Mark, id, mark], cancellationToken);

    /// <summary>Sets a connection's timeout, once: it is fixed from then on.</summary>
    /// <param name="id">The id of its row.</param>
    /// <param name="seconds">Seconds from now.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>When it is set. Fault <see cref="FaultCodes.Conflict"/> where it is fixed already.</returns>
    public Task SetTimeoutAsync(int id, uint seconds, CancellationToken cancellationToken = default) =>
        _session.CallAsync(Methods.Change, [FieldNames.Timeout, id, seconds], cancellationToken);

    private Task<IReadOnlyDictionary<string, object?>> KillAsync(
        Dictionary<string, object?> request, CancellationToken cancellationToken) =>
        _session.CallForMapAsync(Methods.ConnectionsKill, [request], cancellationToken);
}

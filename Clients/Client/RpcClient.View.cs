// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Contract;
using Contract.Records;

namespace Client;

/// <content>Listing connections.</content>
public sealed partial class RpcClient
{
    /// <summary>Gets one page of connections.</summary>
    /// <param name="request">Which, in what order, and how many.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The page.</returns>
    public Task<ViewReply> ViewAsync(ViewRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FetchAsync(_session, request, cancellationToken);
    }

    /// <summary>Gets page after page, from the request's start to the last row that passes the filter.</summary>
    /// <remarks>
    /// The pages are of one snapshot, in a session of their own: no row is missing or there twice, and nothing that
    /// other callers do moves them. If the caller rests between two pages for longer than sessions live, the rest is of
    /// a later snapshot, as <see cref="ViewReply.Snapshot"/> tells. The first page comes also when there are no rows.
    /// </remarks>
    /// <param name="request">Which, in what order, and how many on a page.</param>
    /// <param name="cancellationToken">Ends the wait for a page.</param>
    /// <returns>The pages, each asked for when it is wanted.</returns>
    public async IAsyncEnumerable<ViewReply> ViewPagesAsync(
        ViewRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        using RpcSession session = new(_client, _options);
        try
        {
            // Makes the daemon read the table if it is old, before the session holds on to what there is.
            ViewRequest least = request with { Start = 0, Length = 1 };
            await FetchAsync(session, least, cancellationToken).ConfigureAwait(false);
            await session.SetAutorefreshAsync(on: false, cancellationToken).ConfigureAwait(false);
            int start = request.Start;
            ViewReply page;
            do
            {
                page = await FetchAsync(session, request with { Start = start }, cancellationToken)
                    .ConfigureAwait(false);
                yield return page;
                start += page.Rows.Length;
            }
            while (page.Rows.Length > 0 && start < page.Total);
        }
        finally
        {
            await CloseQuietlyAsync(session).ConfigureAwait(false);
        }
    }

    private static async Task<ViewReply> FetchAsync(
        RpcSession session, ViewRequest request, CancellationToken cancellationToken) => ViewReply.FromMap(
        await session.CallForMapAsync(Methods.View, request.ToArguments(), cancellationToken).ConfigureAwait(false));
}

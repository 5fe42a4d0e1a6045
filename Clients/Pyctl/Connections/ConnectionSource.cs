// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Client;
using Contract;
using Contract.Records;

namespace Pyctl.Connections;

/// <summary>Gets the connections that a request asks a daemon for, page by page.</summary>
/// <param name="filter">An expression of the filter language; null for every connection.</param>
/// <param name="sort">What to sort by.</param>
/// <param name="limit">The most connections; null for all.</param>
internal sealed class ConnectionSource(string? filter, IReadOnlyList<SortKey> sort, int? limit)
{
    private const int PageLength = 1000;

    /// <summary>How many connections pass the filter, as the daemon said last.</summary>
    public long Total { get; private set; }

    /// <summary>
    /// Whether the daemon can give the order alone: by one field. Otherwise all that are wanted are taken and sorted
    /// here.
    /// </summary>
    public bool IsSortedByDaemon => sort.Count == 0 || (sort.Count == 1 && sort[0].Field is not null);

    /// <summary>Gets the connections in their order.</summary>
    public IAsyncEnumerable<ConnectionRow> ReadAsync(RpcClient client, CancellationToken cancellationToken) =>
        IsSortedByDaemon ? ReadPagesAsync(client, limit, cancellationToken) : ReadSortedAsync(client, cancellationToken);

    /// <summary>Puts connections in order; those that are equal stay as they are.</summary>
    /// <typeparam name="T">What holds a connection.</typeparam>
    public IEnumerable<T> Sort<T>(IEnumerable<T> items, Func<T, ConnectionRow> row) =>
        items.Order(Comparer<T>.Create((left, right) => Compare(row(left), row(right))));

    private int Compare(ConnectionRow left, ConnectionRow right)
    {
        foreach (SortKey key in sort)
        {
            int order = key.Compare(left, right);
            if (order != 0)
            {
                return order;
            }
        }

        return 0;
    }

    private async IAsyncEnumerable<ConnectionRow> ReadSortedAsync(
        RpcClient client, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ConnectionRow> best = [];
        await foreach (ConnectionRow row in ReadPagesAsync(client, null, cancellationToken).ConfigureAwait(false))
        {
            if (limit is { } wanted && sort[0].Field is not null && best.Count >= wanted &&
                sort[0].Compare(best[wanted - 1], row) < 0)
            {
                break;
            }

            best.Add(row);
            if (limit is { } most && sort[0].Field is null && best.Count >= (2 * most) + PageLength)
            {
                best = [.. Sort(best, one => one).Take(most)];
            }
        }

        foreach (ConnectionRow row in Sort(best, one => one).Take(limit ?? int.MaxValue))
        {
            yield return row;
        }
    }

    private async IAsyncEnumerable<ConnectionRow> ReadPagesAsync(
        RpcClient client, int? most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ViewRequest request = NewRequest(most);
        if (most <= PageLength)
        {
            ViewReply page = await client.ViewAsync(request, cancellationToken).ConfigureAwait(false);
            Total = page.Total;
            foreach (ConnectionRow row in page.Rows)
            {
                yield return row;
            }

            yield break;
        }

        int count = 0;
        await foreach (ViewReply page in client.ViewPagesAsync(request, cancellationToken).ConfigureAwait(false))
        {
            Total = page.Total;
            foreach (ConnectionRow row in page.Rows)
            {
                if (count++ == most)
                {
                    yield break;
                }

                yield return row;
            }
        }
    }

    private ViewRequest NewRequest(int? most)
    {
        ViewRequest request = new() { Filter = filter, Length = Math.Min(most ?? PageLength, PageLength) };
        return sort.Count > 0 && sort[0].Field is { } field
            ? request with
            {
                OrderBy = field,
                Direction = sort[0].IsDescending ? OrderDirection.Descending : OrderDirection.Ascending,
            }
            : request;
    }
}

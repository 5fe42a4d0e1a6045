// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Contract;
using Contract.Records;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary><c>pyctl list --group-by</c>: connections summed up.</summary>
/// <param name="context">What it works with.</param>
/// <param name="request">What to sum up by, which, and in what order.</param>
/// <param name="limit">The most groups; null for all.</param>
/// <param name="format">The format.</param>
internal sealed class SummaryCommand(CommandContext context, SummaryRequest request, int? limit, OutputFormat format)
{
    private const int PageLength = 1000;

    /// <summary>Reads what to sum up by.</summary>
    /// <exception cref="UsageException">It is none of the groupings.</exception>
    public static SummaryGrouping ParseGrouping(string text) =>
        Enum.TryParse(text, ignoreCase: true, out SummaryGrouping grouping) && Enum.IsDefined(grouping)
            ? grouping
            : throw new UsageException(Messages.Format(
                $"--group-by {text}: allowed are {string.Join(", ", Enum.GetNames<SummaryGrouping>()).ToLowerInvariant()}"));

    /// <summary>Reads an order such as <c>-bytes</c>; the largest come first unless there is a + before it.</summary>
    /// <exception cref="UsageException">It is none of the orders.</exception>
    public static SummaryRequest WithOrder(SummaryRequest request, string? text)
    {
        OrderDirection direction =
            text?.StartsWith('+') == true ? OrderDirection.Ascending : OrderDirection.Descending;
        SummaryOrder order = text?.TrimStart('-', '+') switch
        {
            null or "count" => SummaryOrder.Count,
            "bytes" => SummaryOrder.Bytes,
            "packets" or "pkts" => SummaryOrder.Packets,
            "byte_rate" or "rate" => SummaryOrder.ByteRate,
            "unreplied" => SummaryOrder.Unreplied,
            _ => throw new UsageException(Messages.Format(
                $"--sort {text}: groups are sorted by count, bytes, pkts, rate or unreplied")),
        };
        return request with { OrderBy = order, Direction = direction };
    }

    /// <summary>Sums the connections of the daemons up, each by itself.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(HostGroup hosts)
    {
        IReadOnlyList<Hosted<IReadOnlyList<SummaryRow>>> found =
            await hosts.AllAsync(ReadAsync, context.Cancellation).ConfigureAwait(false);
        context.WriteRows(
            format,
            HostColumn.Before(SummaryColumns.Of(request.By), hosts.IsSeveral),
            found.SelectMany(one => one.Value.Select(row => new Hosted<SummaryRow>(one.Host, row))));
        return ExitCodes.Success;
    }

    private async Task<IReadOnlyList<SummaryRow>> ReadAsync(Host host, CancellationToken cancellationToken)
    {
        List<SummaryRow> rows = [];
        SummaryReply page;
        do
        {
            int length = Math.Min(PageLength, (limit ?? int.MaxValue) - rows.Count);
            page = await host.Client.SummaryAsync(
                request with { Start = rows.Count, Length = length }, cancellationToken).ConfigureAwait(false);
            rows.AddRange(page.Groups);
        }
        while (page.Groups.Length > 0 && rows.Count < page.Total && rows.Count < (limit ?? int.MaxValue));
        return rows;
    }
}

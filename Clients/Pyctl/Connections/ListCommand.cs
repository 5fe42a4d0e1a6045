// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Contract.Net;
using Contract.Records;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary><c>pyctl list</c>: connections, as they are now.</summary>
/// <param name="context">What it works with.</param>
/// <param name="request">What it is asked for.</param>
internal sealed class ListCommand(CommandContext context, ListRequest request)
{
    /// <summary>Lists the connections of the daemons.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(HostGroup hosts)
    {
        IRowWriter<Hosted<ConnectionRow>> writer = MakeWriter(hosts.IsSeveral);
        (long count, long total) = hosts.IsSeveral
            ? await MergeAsync(hosts, writer).ConfigureAwait(false)
            : await StreamAsync(hosts, writer).ConfigureAwait(false);
        writer.End();
        if (count < total && request.Format is OutputFormat.Table or OutputFormat.Wide)
        {
            context.Output.Flush();
            context.Errors.Line(Messages.Format($"{count} of {total} connections"));
        }

        return ExitCodes.Success;
    }

    // One daemon's rows are written as they come, however many.
    private async Task<(long Count, long Total)> StreamAsync(HostGroup hosts, IRowWriter<Hosted<ConnectionRow>> writer)
    {
        ConnectionSource source = new(request.Filter, request.Sort, request.Limit);
        long count = 0;
        async Task<object> WriteAsync(Host host, CancellationToken cancellationToken)
        {
            await foreach (ConnectionRow row in source.ReadAsync(host.Client, cancellationToken).ConfigureAwait(false))
            {
                writer.Write(new Hosted<ConnectionRow>("", row));
                count++;
            }

            return source;
        }

        await hosts.AllAsync(WriteAsync, context.Cancellation).ConfigureAwait(false);
        return (count, source.Total);
    }

    private async Task<(long Count, long Total)> MergeAsync(HostGroup hosts, IRowWriter<Hosted<ConnectionRow>> writer)
    {
        IReadOnlyList<Hosted<HostRows>> all =
            await hosts.AllAsync(ReadAllAsync, context.Cancellation).ConfigureAwait(false);
        ConnectionSource order = new(null, request.Sort, null);
        IEnumerable<Hosted<ConnectionRow>> rows =
            all.SelectMany(one => one.Value.Rows.Select(row => new Hosted<ConnectionRow>(one.Host, row)));
        long count = 0;
        foreach (Hosted<ConnectionRow> row in order.Sort(rows, one => one.Value).Take(request.Limit ?? int.MaxValue))
        {
            writer.Write(row);
            count++;
        }

        return (count, all.Sum(one => one.Value.Total));
    }

    private async Task<HostRows> ReadAllAsync(Host host, CancellationToken cancellationToken)
    {
        ConnectionSource source = new(request.Filter, request.Sort, request.Limit);
        List<ConnectionRow> rows = [];
        await foreach (ConnectionRow row in source.ReadAsync(host.Client, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return new HostRows(rows, source.Total);
    }

    private IRowWriter<Hosted<ConnectionRow>> MakeWriter(bool isSeveral)
    {
        if (request.Format == OutputFormat.Conntrack)
        {
            return new ConnectionLine(context.Output, context.Time);
        }

        if (request.Format == OutputFormat.Xml && request.Columns is null && !isSeveral)
        {
            return new ConnectionXml(context.Output, context.Time);
        }

        ConnectionColumns known = new(context.Time, request.IsNumeric ? null : PortNames.FromFile());
        IReadOnlyList<Column<ConnectionRow>> columns = request.Columns is { } names
            ? [.. names.Select(known.Get)]
            : known.Usual(request.Format);
        return RowWriters.Make(
            request.Format, HostColumn.Before(columns, isSeveral), context.Output, context.Terminal);
    }

    private sealed record HostRows(IReadOnlyList<ConnectionRow> Rows, long Total);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract;
using Contract.Net;
using Contract.Records;
using Localization;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>
/// The columns of connections: those put together for people, and every field of a row under its own name.
/// </summary>
internal sealed class ConnectionColumns
{
    private const string Red = "\e[31m";
    private const string Dim = "\e[2m";

    private static readonly string[] s_table =
        ["_id", "proto", "src", "dst", "nat", "state", "timeout", "bytes", "rate", "user"];

    private static readonly string[] s_wide =
    [
        "_id", "proto", "src", "dst", "nat", "state", "timeout", "age", "in", "out", "bytes", "pkts", "inrate", "outrate",
        "rate", "mark", "zone", "user", "helper", "labels",
    ];

    private readonly TimeProvider _time;
    private readonly RowText _text;
    private readonly Dictionary<string, Column<ConnectionRow>> _byName;

    /// <summary>Makes the columns.</summary>
    /// <param name="time">The clock that ages are told by.</param>
    /// <param name="services">Names of ports; null for numbers.</param>
    public ConnectionColumns(TimeProvider time, PortNames? services)
    {
        _time = time;
        _text = new RowText(services);
        _byName = Composed().Concat(RowFields.All.Select(OfField)).ToDictionary(column => column.Name);
    }

    /// <summary>The names of all columns.</summary>
    public IEnumerable<string> Names => _byName.Keys;

    /// <summary>The columns that an output has where none are named.</summary>
    public IReadOnlyList<Column<ConnectionRow>> Usual(OutputFormat format) => format switch
    {
        OutputFormat.Table => [.. s_table.Select(Get)],
        OutputFormat.Wide => [.. s_wide.Select(Get)],
        _ => [.. RowFields.All.Select(field => Get(field.Name))],
    };

    /// <summary>Finds a column by its name.</summary>
    /// <exception cref="UsageException">There is none of that name.</exception>
    public Column<ConnectionRow> Get(string name) => _byName.GetValueOrDefault(name) ?? throw new UsageException(
        Messages.Format($"there is no column {name}; there are: {string.Join(", ", Names)}"));

    private static Column<ConnectionRow> OfField(RowFieldInfo field) => field.Field switch
    {
        RowField.RowId => new(field.Name, Raw(field)) { Title = "ID", IsNumber = true, Rank = 6 },
        RowField.Timeout => Span(field.Name, Messages.Get("EXPIRES"), 7, row => row.GetNumber(RowField.Timeout)),
        _ => new(field.Name, Raw(field))
        {
            IsNumber = field.Kind is FieldKind.Number or FieldKind.Rate or FieldKind.Time or FieldKind.Port,
            Rank = 1,
        },
    };

    private static Func<ConnectionRow, object?> Raw(RowFieldInfo field) => field.Kind switch
    {
        FieldKind.Address => row => row.GetAddress(field.Field)?.ToString(),
        FieldKind.Text => row => row.GetText(field.Field),
        _ => row => row.GetNumber(field.Field),
    };

    private static Column<ConnectionRow> Amount(string name, string title, int rank, Func<ConnectionRow, long?> value) =>
        new(name, row => value(row))
        {
            Title = title,
            IsNumber = true,
            Rank = rank,
            Text = row => value(row) is { } number ? Quantities.Count(number) : "-",
        };

    private static Column<ConnectionRow> Span(string name, string title, int rank, Func<ConnectionRow, long?> value) =>
        new(name, row => value(row))
        {
            Title = title,
            IsNumber = true,
            Rank = rank,
            Text = row => value(row) is { } seconds ? Quantities.Duration(seconds) : "-",
        };

    private static Column<ConnectionRow> Sum(string name, string title, int rank, RowField original, RowField reply) =>
        Amount(name, title, rank, row => RowText.Sum(row, original, reply));

    private static Column<ConnectionRow> Field(string name, string title, int rank, RowField field) =>
        Amount(name, title, rank, row => row.GetNumber(field));

    private static string? StateColour(ConnectionRow row) => RowText.IsUnreplied(row) ? Red
        : row.GetText(RowField.TcpState) is "FIN_WAIT" or "CLOSE_WAIT" or "LAST_ACK" or "TIME_WAIT" or "CLOSE" ? Dim
        : null;

    private IReadOnlyList<Column<ConnectionRow>> Composed() =>
    [
        new("proto", RowText.Protocol) { Title = "PROTO" },
        new("src", RowText.Source) { Title = Messages.Get("SOURCE"), Least = 15, IsCutInside = true },
        new("dst", _text.Destination) { Title = Messages.Get("DESTINATION"), Least = 15, IsCutInside = true },
        new("nat", RowText.Translation) { Rank = 9, Least = 12, IsCutInside = true },
        new("state", RowText.State) { Title = Messages.Get("STATE"), Colour = StateColour, Rank = 2 },
        Span("age", Messages.Get("AGE"), 8, Age),
        Sum("bytes", Messages.Get("BYTES"), 1, RowField.OriginalBytes, RowField.ReplyBytes),
        Sum("pkts", Messages.Get("PACKETS"), 5, RowField.OriginalPackets, RowField.ReplyPackets),
        Field("in", Messages.Get("IN"), 5, RowField.OriginalBytes),
        Field("out", Messages.Get("OUT"), 5, RowField.ReplyBytes),
        Field("inrate", Messages.Get("IN/S"), 4, RowField.OriginalByteRate),
        Field("outrate", Messages.Get("OUT/S"), 4, RowField.ReplyByteRate),
        Field("rate", Messages.Get("BYTES/S"), 1, RowField.ByteRate),
        new("user", row => row.GetText(RowField.UserName) ?? PlainText.Of(row.GetNumber(RowField.UserId)))
        {
            Title = Messages.Get("USER"),
            Rank = 8,
            Least = 4,
        },
    ];

    private long? Age(ConnectionRow row) => row.GetNumber(RowField.StartTime) is { } start
        ? Math.Max(0, _time.GetUtcNow().ToUnixTimeSeconds() - start)
        : null;
}

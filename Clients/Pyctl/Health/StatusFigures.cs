// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract.Records;
using Localization;
using Pyctl.Output;

namespace Pyctl.Health;

/// <summary>The figures of a daemon's status.</summary>
internal static class StatusFigures
{
    private const string Processor = "cpu";

    // The order of conntrack -S.
    private static readonly string[] s_counters =
    [
        Processor, "searched", "found", "new", "invalid", "ignore", "delete", "delete_list", "insert", "insert_failed", "drop",
        "early_drop", "error", "search_restart", "clash_resolve", "chain_toolong",
    ];

    /// <summary>The figures: those of the table and the daemon, then the sums of the kernel's counters.</summary>
    /// <param name="states">The states, which decide which counters there are.</param>
    public static IReadOnlyList<Column<StatusReply>> Columns(IReadOnlyList<Hosted<StatusReply>> states) =>
    [
        new("entries", state => state.Entries) { Title = Messages.Get("Entries") },
        new("max_entries", state => state.MaxEntries) { Title = Messages.Get("Most entries") },
        new("used_percent", state => Percent(state)) { Title = Messages.Get("Used, %") },
        new("buckets", state => state.Buckets) { Title = Messages.Get("Buckets") },
        Switch("accounting", Messages.Get("Byte counters"), state => state.Accounting),
        Switch("timestamps", Messages.Get("Start times"), state => state.Timestamps),
        Switch("events", Messages.Get("Events"), state => state.Events),
        Switch("tracking", Messages.Get("Tracking"), state => state.Tracking),
        Switch("tcp_loose", Messages.Get("TCP picked up in the middle"), state => state.TcpLoose),
        new("dump_seconds", state => state.LastDump?.Seconds) { Title = Messages.Get("Last reading took, s") },
        new("dump_age", state => state.LastDump?.AgeSeconds) { Title = Messages.Get("Last reading's age, s") },
        new("overruns", state => state.Overruns) { Title = Messages.Get("Overruns") },
        new("sessions", state => state.Sessions) { Title = Messages.Get("Sessions") },
        new("version", state => state.Version) { Title = Messages.Get("Version of the daemon") },
        .. CountersOf(states).Select(name => new Column<StatusReply>(name, state => Sum(state, name)) { Title = name }),
    ];

    /// <summary>Where a counter stands among the others.</summary>
    public static int PlaceOfCounter(string name) =>
        Array.IndexOf(s_counters, name) is >= 0 and int place ? place : s_counters.Length;

    private static IEnumerable<string> CountersOf(IReadOnlyList<Hosted<StatusReply>> states) => states
        .SelectMany(state => state.Value.Processors)
        .SelectMany(processor => processor.Keys)
        .Where(name => name != Processor)
        .Distinct()
        .OrderBy(PlaceOfCounter);

    private static long? Sum(StatusReply state, string name) =>
        state.Processors.Any(processor => processor.ContainsKey(name))
            ? state.Processors.Sum(processor => processor.GetValueOrDefault(name))
            : null;

    private static double? Percent(StatusReply state) =>
        state.MaxEntries is > 0 and { } most ? Math.Round(100.0 * state.Entries / most, 1) : null;

    private static Column<StatusReply> Switch(string name, string title, Func<StatusReply, bool?> value) =>
        new(name, state => value(state))
        {
            Title = title,
            Text = state => value(state) is { } isOn ? (isOn ? Messages.Get("on") : Messages.Get("off")) : null,
        };
}

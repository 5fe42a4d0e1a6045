// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Net;
using System.Text;
using Conntrack.Labels;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Tests.Output;

/// <summary>Flows and what the writers make of them.</summary>
internal static class Sample
{
    /// <summary>2026-11-20 22:16:58.007 UTC.</summary>
    public const ulong Start = 1_795_213_018_007_000_000;

    public static LabelMap Labels { get; } = new([(0, "eth0-in"), (3, "lab-three"), (5, "two words")]);

    public static NetAddress Address(string text) => NetAddress.From(IPAddress.Parse(text));

    /// <summary>The first flow of the golden outputs.</summary>
    public static ConntrackRecord Tcp()
    {
        var tuple = new ConntrackTuple(2, IpProtocol.Tcp, Address("10.0.0.1"), Address("10.0.0.2"), 1000, 80);
        ConntrackRecord record = ConntrackEntry.Between(tuple, null, 99).Record;
        record.Fields |= ConntrackFields.Counters | ConntrackFields.Mark | ConntrackFields.Use | ConntrackFields.Id
            | ConntrackFields.ProtocolState;
        record.Status |= ConntrackStatus.SeenReply | ConntrackStatus.Assured;
        record.ProtocolState = (byte)TcpState.Established;
        record.Mark = 16;
        record.Use = 1;
        record.Id = 2659515969;
        return record;
    }

    public static string Write(
        OutputOptions options,
        in ConntrackRecord record,
        ConntrackExtras? extras = null,
        ulong startTime = 0,
        EventContext? context = null)
    {
        using var stream = new MemoryStream();
        var buffer = new OutputBuffer(stream);
        IEntryWriter writer = EntryWriters.Create(options, buffer, new StoppedClock());
        writer.Begin();
        writer.Write(record, extras, startTime, context);
        writer.End();
        buffer.Flush();
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Ten seconds after the start, in UTC.</summary>
    private sealed class StoppedClock : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() =>
            DateTimeOffset.FromUnixTimeSeconds((long)(Start / 1_000_000_000) + 10);
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Threading;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Events;

/// <summary>Prints events as they come: one thread reads, the caller's prints.</summary>
/// <remarks>
/// After a loss it dumps the table and prints the differences, and only these, as the events that were lost (D22). For
/// that it keeps the selected flows in memory, which it learns from a dump at the start.
/// </remarks>
internal sealed class EventPipeline
{
    private readonly EventQueue _queue = new();
    private readonly IEntryWriter _writer;
    private readonly OutputBuffer _output;
    private readonly TextWriter _errors;
    private readonly EventSelection _selects;
    private readonly LocalTime _time;
    private readonly ProgramNames _programs;
    private readonly FlowMirror? _mirror;
    private readonly ConntrackOptions _options;
    private readonly ConntrackEventGroups _groups;
    private long _dumpBegan;
    private long _dumpEnded;

    /// <summary>Makes a pipeline.</summary>
    /// <param name="output">Where the writer writes.</param>
    /// <param name="writer">Writes the events; it has begun.</param>
    /// <param name="errors">Where losses are reported.</param>
    /// <param name="clock">The present time.</param>
    /// <param name="settings">What is listened to, and how.</param>
    public EventPipeline(
        OutputBuffer output, IEntryWriter writer, TextWriter errors, TimeProvider clock, EventSettings settings)
    {
        _output = output;
        _writer = writer;
        _errors = errors;
        _selects = settings.Selection;
        _time = new LocalTime(clock);
        _programs = new ProgramNames(clock);
        _mirror = settings.Resynchronises ? new FlowMirror() : null;
        _options = new ConntrackOptions { NetworkNamespace = settings.NetworkNamespace };
        _groups = settings.Groups;
    }

    /// <summary>How many events were printed.</summary>
    public long Printed { get; private set; }

    /// <summary>Prints the events of a subscription until it is cancelled, or nobody reads on.</summary>
    /// <param name="subscription">Where they come from.</param>
    /// <param name="cancellationToken">Ends the reading; what was read is printed.</param>
    /// <exception cref="Netfilter.Interop.Netlink.NetlinkException">Receiving or dumping failed.</exception>
    public void Run(ConntrackEventSubscription subscription, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var reader = new EventReader(subscription, _queue, _time, stop.Token);
        reader.Start();
        try
        {
            Learn();
            while (!_output.IsClosed && _queue.Take() is { } batch)
            {
                Print(batch);
                _queue.Return(batch);
                _output.Flush();
            }
        }
        finally
        {
            stop.Cancel();
            _queue.Complete();
        }

        reader.Join();
    }

    private void Print(EventBatch batch)
    {
        for (int i = 0; i < batch.Count; i++)
        {
            PendingEvent next = batch[i];
            if (next.Kind != ConntrackEventKind.Overrun)
            {
                Print(next);
            }
            else if (i + 1 == batch.Count || batch[i + 1].Kind != ConntrackEventKind.Overrun)
            {
                // Reports of losses in a row are one.
                Recover(next);
            }
        }
    }

    private void Print(PendingEvent happened)
    {
        if (!_selects(happened.Record, happened.Extras))
        {
            _mirror?.Drop(happened.Record, happened.Extras);
            return;
        }

        bool isNews = _mirror?.Apply(happened.Kind, happened.Record, happened.Extras) ?? true;
        if (IsWanted(happened.Kind) && (isNews || happened.ReadAt > _dumpEnded))
        {
            long time = (long)(happened.Extras?.EventTime ?? (ulong)happened.ReadAt);
            string? program = happened.PortId == 0 ? null : _programs.Find(happened.PortId);
            Write(
                happened.Record, happened.Extras, new EventContext(happened.Kind, happened.PortId, program, time));
        }
    }

    private void Write(in ConntrackRecord record, ConntrackExtras? extras, in EventContext context)
    {
        _writer.Write(record, extras, extras?.StartTime ?? 0, context);
        Printed++;
    }

    /// <summary>Learns which flows there are. Events that are read meanwhile wait, and those that the dump shows are printed.</summary>
    private void Learn()
    {
        if (_mirror is not null)
        {
            Dump((in ConntrackRecord record, ConntrackExtras? extras) => _mirror.Confirm(record, extras));
        }
    }

    private void Recover(PendingEvent overrun)
    {
        _output.Flush();
        _errors.WriteLine("WARNING: We have hit ENOBUFS! We are losing events.");
        _errors.WriteLine("This message means that the current netlink socket buffer size is too small.");
        _errors.WriteLine("Please, check --buffer-size in conntrack(8) manpage.");

        // What was lost before the last dump began, that dump has shown.
        if (_mirror is not null && overrun.ReadAt >= _dumpBegan)
        {
            Resynchronise(_mirror);
        }
    }

    private void Resynchronise(FlowMirror mirror)
    {
        int created = 0;
        int changed = 0;
        mirror.BeginDump();
        _dumpBegan = _time.NowNanoseconds;
        Dump((in ConntrackRecord record, ConntrackExtras? extras) =>
        {
            if (mirror.Confirm(record, extras) is not { } kind)
            {
                return;
            }

            created += kind == ConntrackEventKind.New ? 1 : 0;
            changed += kind == ConntrackEventKind.Update ? 1 : 0;
            WriteFound(kind, record, extras);
        });
        _dumpEnded = _time.NowNanoseconds;
        int ended = 0;
        foreach (ConntrackRecord record in mirror.EndDump())
        {
            ended++;
            WriteFound(ConntrackEventKind.Destroy, record, null);
        }

        _output.Flush();
        _errors.WriteLine($"# resync: {created} new, {changed} changed, {ended} ended");
    }

    private void WriteFound(ConntrackEventKind kind, in ConntrackRecord record, ConntrackExtras? extras)
    {
        if (IsWanted(kind))
        {
            Write(record, extras, new EventContext(kind, 0, null, _time.NowNanoseconds));
        }
    }

    private bool IsWanted(ConntrackEventKind kind)
    {
        ConntrackEventGroups group = kind switch
        {
            ConntrackEventKind.New => ConntrackEventGroups.New,
            ConntrackEventKind.Update => ConntrackEventGroups.Update,
            _ => ConntrackEventGroups.Destroy,
        };
        return (_groups & group) != 0;
    }

    private void Dump(FlowAction action)
    {
        using ConntrackConnection connection = ConntrackConnection.Open(_options);
        var sink = new DumpSink(_selects, action);
        connection.Dump(ref sink);
    }

    private readonly struct DumpSink : IConntrackSink
    {
        private readonly EventSelection _selects;
        private readonly FlowAction _action;
        private readonly ConntrackRecord[] _slot = new ConntrackRecord[1];

        public DumpSink(EventSelection selects, FlowAction action)
        {
            _selects = selects;
            _action = action;
        }

        public bool WantsDetails => true;

        public ConntrackExtras? Scratch { get; } = new();

        public ref ConntrackRecord NextSlot() => ref _slot[0];

        public void Commit(ConntrackExtras? extras, ulong startTime)
        {
            if (_selects(_slot[0], extras))
            {
                _action(_slot[0], extras);
            }
        }

        public bool TryRestart() => true;
    }

    private delegate void FlowAction(in ConntrackRecord record, ConntrackExtras? extras);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.ExceptionServices;
using System.Threading;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Events;

/// <summary>The thread that does nothing but read events, so that nothing keeps it from reading the next.</summary>
internal sealed class EventReader
{
    private readonly ConntrackEventSubscription _subscription;
    private readonly EventQueue _queue;
    private readonly LocalTime _time;
    private readonly Thread _thread;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Makes a reader.</summary>
    /// <param name="subscription">Where the events come from.</param>
    /// <param name="queue">Where they go to.</param>
    /// <param name="time">The present time.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public EventReader(
        ConntrackEventSubscription subscription,
        EventQueue queue,
        LocalTime time,
        CancellationToken cancellationToken)
    {
        _subscription = subscription;
        _queue = queue;
        _time = time;
        _thread = new Thread(() => Run(cancellationToken)) { IsBackground = true, Name = "conntrack events" };
    }

    /// <summary>Starts reading.</summary>
    public void Start() => _thread.Start();

    /// <summary>Waits for the end of the reading.</summary>
    /// <exception cref="Netfilter.Interop.Netlink.NetlinkException">Receiving failed.</exception>
    public void Join()
    {
        _thread.Join();
        _failure?.Throw();
    }

    private void Run(CancellationToken cancellationToken)
    {
        try
        {
            var sink = new Sink(_queue, _time);
            while (true)
            {
                _subscription.Receive(ref sink, Timeout.InfiniteTimeSpan, cancellationToken);
                sink.Post();
            }
        }
        catch (OperationCanceledException)
        {
            // The user has seen enough.
        }
        catch (Exception exception)
        {
            _failure = ExceptionDispatchInfo.Capture(exception);
        }
        finally
        {
            _queue.Complete();
        }
    }

    private struct Sink : IConntrackEventSink
    {
        private readonly EventQueue _queue;
        private readonly LocalTime _time;
        private EventBatch _batch;

        public Sink(EventQueue queue, LocalTime time)
        {
            _queue = queue;
            _time = time;
            _batch = queue.Rent();
        }

        public readonly bool WantsDetails => true;

        public readonly ConntrackExtras? Scratch => _batch.Next.Room;

        public void OnEvent(
            ConntrackEventKind kind, in ConntrackRecord record, ConntrackExtras? extras, uint requesterPortId)
        {
            PendingEvent next = _batch.Next;
            next.Record = record;
            next.Extras = extras;
            Take(next, kind, requesterPortId);
        }

        public void OnOverrun() => Take(_batch.Next, ConntrackEventKind.Overrun, 0);

        public void Post()
        {
            if (_batch.Count > 0)
            {
                _queue.Post(_batch);
                _batch = _queue.Rent();
            }
        }

        private void Take(PendingEvent next, ConntrackEventKind kind, uint portId)
        {
            next.Kind = kind;
            next.PortId = portId;
            next.ReadAt = _time.NowNanoseconds;
            _batch.Count++;
            if (_batch.IsFull)
            {
                Post();
            }
        }
    }
}

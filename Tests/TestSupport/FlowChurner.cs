// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using Netfilter.Interop.Conntrack;

namespace TestSupport;

/// <summary>Lets flows come and go in a namespace, thousands a second, on a thread of its own.</summary>
public sealed class FlowChurner : IDisposable
{
    private const int BatchSize = 100;

    // A machine that is busy elsewhere is not made to catch up with all that it missed.
    private const double LongestDebtSeconds = 0.05;

    private readonly ConntrackConnection _connection;
    private readonly int _living;
    private readonly int _perSecond;
    private readonly Queue<ConntrackKey> _keys = new();
    private readonly Thread _thread;
    private readonly CancellationTokenSource _ending = new();
    private Exception? _failure;
    private long _created;
    private uint _next;

    /// <summary>Makes the flows that stay and begins with the others.</summary>
    /// <param name="where">The namespace.</param>
    /// <param name="lasting">How many flows stay.</param>
    /// <param name="living">How many others live at a time.</param>
    /// <param name="perSecond">How many come, and as many go, in a second.</param>
    public FlowChurner(NetnsFixture where, int lasting, int living, int perSecond)
    {
        _connection = where.Connect();
        _living = living;
        _perSecond = perSecond;
        for (uint number = 0; number < lasting; number++)
        {
            _connection.Create(ChurnedFlow.Lasting(number).ToEntry());
        }

        _thread = new Thread(Run) { IsBackground = true, Name = "flow churner" };
        _thread.Start();
    }

    /// <summary>How many flows came so far.</summary>
    public long Created => Volatile.Read(ref _created);

    /// <summary>Ends the churning; throws what went wrong in it.</summary>
    public void Stop()
    {
        _ending.Cancel();
        _thread.Join();
        if (_failure is not null)
        {
            throw new InvalidOperationException("The churner failed.", _failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ending.Cancel();
        _thread.Join();
        _ending.Dispose();
        _connection.Dispose();
    }

    private void Run()
    {
        try
        {
            Churn();
        }
        catch (Exception exception)
        {
            _failure = exception;
        }
    }

    private void Churn()
    {
        long before = Stopwatch.GetTimestamp();
        double due = 0;
        while (!_ending.IsCancellationRequested)
        {
            long now = Stopwatch.GetTimestamp();
            double passed = Stopwatch.GetElapsedTime(before, now).TotalSeconds;
            due = Math.Min(due, _perSecond * LongestDebtSeconds) + (passed * _perSecond);
            before = now;
            if (due < BatchSize)
            {
                _ending.Token.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(2));
                continue;
            }

            due -= BatchSize;
            CreateBatch();
            while (_keys.Count > _living)
            {
                DeleteBatch();
            }
        }
    }

    private void CreateBatch()
    {
        for (int i = 0; i < BatchSize; i++)
        {
            var flow = new ChurnedFlow(_next++);
            _connection.Create(flow.ToEntry());
            _keys.Enqueue(new ConntrackKey(flow.Tuple));
        }

        Interlocked.Add(ref _created, BatchSize);
    }

    private void DeleteBatch()
    {
        Span<ConntrackKey> keys = new ConntrackKey[BatchSize];
        foreach (ref ConntrackKey key in keys)
        {
            key = _keys.Dequeue();
        }

        // Some are gone already: the clients kill, too.
        _connection.DeleteBatch(keys, new DeleteOutcome[BatchSize]);
    }
}

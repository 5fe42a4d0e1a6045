// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading;

namespace Conntrack.Events;

/// <summary>Batches between the thread that reads and the one that prints. Safe for both.</summary>
/// <remarks>
/// It takes what the kernel sends while standard output is stuck, up to a limit; then the reader waits, and what does not
/// fit the kernel's own buffer either is lost and reported.
/// </remarks>
internal sealed class EventQueue
{
    /// <summary>131,072 events of about half a kilobyte.</summary>
    private const int MaxBatches = 256;

    private readonly object _gate = new();
    private readonly Queue<EventBatch> _full = new();
    private readonly Stack<EventBatch> _free = new();
    private int _made;
    private bool _isComplete;

    /// <summary>A batch to fill; waits while all of them are on their way.</summary>
    public EventBatch Rent()
    {
        lock (_gate)
        {
            while (_free.Count == 0 && _made == MaxBatches && !_isComplete)
            {
                Monitor.Wait(_gate);
            }

            if (_free.TryPop(out EventBatch? batch))
            {
                return batch;
            }

            _made++;
            return new EventBatch();
        }
    }

    /// <summary>Hands a batch to the printer.</summary>
    public void Post(EventBatch batch)
    {
        lock (_gate)
        {
            _full.Enqueue(batch);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Waits for the next batch.</summary>
    /// <returns>Null when there will be none.</returns>
    public EventBatch? Take()
    {
        lock (_gate)
        {
            while (_full.Count == 0 && !_isComplete)
            {
                Monitor.Wait(_gate);
            }

            return _full.TryDequeue(out EventBatch? batch) ? batch : null;
        }
    }

    /// <summary>Gives a printed batch back.</summary>
    public void Return(EventBatch batch)
    {
        batch.Count = 0;
        lock (_gate)
        {
            _free.Push(batch);
            Monitor.PulseAll(_gate);
        }
    }

    /// <summary>Says that nothing more comes.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Monitor.PulseAll(_gate);
        }
    }
}

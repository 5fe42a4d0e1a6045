// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Daemon.Sessions;

/// <summary>
/// Has few logins of one source decided at a time; the others of that source wait, and nobody else does. So a burst of
/// wrong passwords is counted before all of them have been hashed. Safe for use by several threads.
/// </summary>
internal sealed class LoginTurns
{
    /// <summary>How many logins of one source are decided at a time.</summary>
    internal const int PerSource = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Queue> _queues = [];

    /// <summary>How many sources have logins that are being decided or wait.</summary>
    internal int Count
    {
        get
        {
            lock (_lock)
            {
                return _queues.Count;
            }
        }
    }

    /// <summary>Waits until it is the turn of a login; the turn lasts until it is disposed of.</summary>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async ValueTask<IDisposable> TakeAsync(string source, CancellationToken cancellationToken)
    {
        Queue queue = Enter(source);
        try
        {
            await queue.Places.WaitAsync(cancellationToken);
            return new Turn(this, queue);
        }
        catch
        {
            Leave(queue);
            throw;
        }
    }

    private Queue Enter(string source)
    {
        lock (_lock)
        {
            if (!_queues.TryGetValue(source, out Queue? queue))
            {
                queue = new Queue(source);
                _queues.Add(source, queue);
            }

            queue.Length++;
            return queue;
        }
    }

    private void Leave(Queue queue)
    {
        lock (_lock)
        {
            if (--queue.Length == 0)
            {
                _queues.Remove(queue.Source);
                queue.Places.Dispose();
            }
        }
    }

    private sealed class Queue(string source)
    {
        public string Source { get; } = source;

        public SemaphoreSlim Places { get; } = new(PerSource);

        public int Length { get; set; }
    }

    private sealed class Turn(LoginTurns turns, Queue queue) : IDisposable
    {
        public void Dispose()
        {
            queue.Places.Release();
            turns.Leave(queue);
        }
    }
}

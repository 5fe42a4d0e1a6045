// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Daemon.Table;

/// <summary>Runs dumps one after the other on a thread of its own, one for all that wait.</summary>
/// <remarks>
/// Whoever asks while a dump runs gets the next one, since the running one may have passed what the caller wants to see.
/// A caller that can do with a dump that began a while ago may join the running one. Safe for concurrent use.
/// </remarks>
internal sealed class TableRefresher : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _wanted = new(0);
    private readonly CancellationTokenSource _ending = new();
    private readonly Action<CancellationToken> _refresh;
    private readonly TimeProvider _time;
    private readonly Thread _thread;
    private Run? _next;
    private Run? _running;

    /// <summary>Starts the thread.</summary>
    /// <param name="refresh">One dump; what it throws is what its callers see.</param>
    /// <param name="time">The clock.</param>
    public TableRefresher(Action<CancellationToken> refresh, TimeProvider time)
    {
        _refresh = refresh;
        _time = time;
        _thread = new Thread(Loop) { IsBackground = true, Name = "table refresher" };
        _thread.Start();
    }

    /// <summary>Asks for a dump that begins now or later.</summary>
    /// <returns>Ends when that dump has been published, or fails as it failed.</returns>
    public Task RequestAsync() => RequestAsync(long.MaxValue);

    /// <summary>Asks for a dump that began at the given time or later.</summary>
    /// <param name="notBefore">A timestamp of the clock.</param>
    /// <returns>Ends when such a dump has been published, or fails as it failed.</returns>
    public Task RequestAsync(long notBefore)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_ending.IsCancellationRequested, this);
            if (_running is not null && _running.StartedTimestamp >= notBefore)
            {
                return _running.Completion.Task;
            }

            if (_next is null)
            {
                _next = new Run();
                _wanted.Release();
            }

            return _next.Completion.Task;
        }
    }

    /// <summary>Ends the thread; callers that still wait see a cancellation.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ending.Cancel();
            _next?.Completion.TrySetCanceled();
        }

        _thread.Join();
        _wanted.Dispose();
        _ending.Dispose();
    }

    private void Loop()
    {
        try
        {
            while (true)
            {
                _wanted.Wait(_ending.Token);
                Run run = Begin();
                RunOnce(run);
            }
        }
        catch (OperationCanceledException)
        {
            // The daemon ends.
        }
    }

    private Run Begin()
    {
        lock (_gate)
        {
            Run run = _next!;
            run.StartedTimestamp = _time.GetTimestamp();
            _running = run;
            _next = null;
            return run;
        }
    }

    private void RunOnce(Run run)
    {
        Exception? failure = null;
        try
        {
            _refresh(_ending.Token);
        }
#pragma warning disable CA1031 // whatever went wrong belongs to those who wait, and must not end the thread
        catch (Exception error)
#pragma warning restore CA1031
        {
            failure = error;
        }

        lock (_gate)
        {
            _running = null;
        }

        if (failure is null)
        {
            run.Completion.SetResult();
        }
        else if (failure is OperationCanceledException)
        {
            run.Completion.SetCanceled();
        }
        else
        {
            run.Completion.SetException(failure);
        }
    }

    private sealed class Run
    {
        public TaskCompletionSource Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long StartedTimestamp { get; set; }
    }
}

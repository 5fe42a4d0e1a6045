// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Daemon.Inventories;

/// <summary>
/// Runs what takes long beside what does not: on all processors but one at most, so that other calls are served
/// meanwhile. Whoever goes away while waiting for a turn loses it. Safe for concurrent use.
/// </summary>
internal sealed class LongWork : IDisposable
{
    private readonly SemaphoreSlim _turns;

    /// <summary>Makes it for the processors of this machine.</summary>
    public LongWork()
    {
        int most = Math.Max(1, Environment.ProcessorCount - 1);
        _turns = new SemaphoreSlim(most, most);
    }

    /// <summary>Computes something.</summary>
    public Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken) =>
        RunAsync(() => Task.FromResult(work()), cancellationToken);

    /// <summary>Does something that also waits.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();
}

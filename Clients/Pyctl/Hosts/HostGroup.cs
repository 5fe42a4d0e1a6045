// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Client;
using Pyctl.Output;

namespace Pyctl.Hosts;

/// <summary>The daemons that a command goes to, all at once; what fails on one leaves the others going.</summary>
/// <param name="targets">The daemons.</param>
internal sealed class HostGroup(IReadOnlyList<Target> targets) : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyList<Host> _hosts =
        [.. targets.Select(target => new Host(target.Name, new RpcClient(target.Options)))];

    private readonly ConcurrentDictionary<string, HostFailure> _failures = new();

    /// <summary>Whether rows must say which daemon they come from.</summary>
    public bool IsSeveral => _hosts.Count > 1;

    /// <summary>What failed so far, in the order of the daemons.</summary>
    public IReadOnlyList<HostFailure> Failures =>
        [.. _hosts.Where(host => _failures.ContainsKey(host.Name)).Select(host => _failures[host.Name])];

    /// <summary>Whether nothing is left to go on with.</summary>
    public bool HaveAllFailed => _failures.Count == _hosts.Count;

    /// <summary>Tries those again that failed: a daemon that is restarted comes back.</summary>
    public void Retry() => _failures.Clear();

    /// <summary>The exit code for what failed; <paramref name="whenNone"/> where nothing did.</summary>
    public int ExitCode(int whenNone) => _failures.Count switch
    {
        0 => whenNone,
        int count when count == _hosts.Count => Failures[0].ExitCode,
        _ => ExitCodes.Partial,
    };

    /// <summary>Does something on every daemon that has not failed yet.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <returns>What those gave that did not fail, in the order of the daemons.</returns>
    public async Task<IReadOnlyList<Hosted<T>>> AllAsync<T>(
        Func<Host, CancellationToken, Task<T>> action, CancellationToken cancellationToken)
        where T : class
    {
        Task<Hosted<T>?>[] tasks = [.. _hosts.Where(host => !_failures.ContainsKey(host.Name))
            .Select(host => TryAsync(host, action, cancellationToken))];
        return [.. (await Task.WhenAll(tasks).ConfigureAwait(false)).OfType<Hosted<T>>()];
    }

    /// <summary>Closes the sessions and connections, as far as that is soon done.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            Task[] closing = [.. _hosts.Select(host => host.Client.DisposeAsync().AsTask())];
            await Task.WhenAll(closing).WaitAsync(s_patience).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // Sessions end by themselves soon.
            return;
        }
    }

    private async Task<Hosted<T>?> TryAsync<T>(
        Host host, Func<Host, CancellationToken, Task<T>> action, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return new Hosted<T>(host.Name, await action(host, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (HostFailure.Of(host.Name, exception) is { } failure)
        {
            _failures.TryAdd(host.Name, failure);
            return null;
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;

namespace Daemon.Hosting;

/// <summary>
/// Ends the host on SIGTERM and SIGINT, and has the configuration read again on SIGHUP. It listens from its making on,
/// so that a signal during the start is not lost and SIGHUP never kills.
/// </summary>
internal sealed class SignalHandler : IHostLifetime, IDisposable
{
    private readonly PosixSignalRegistration[] _registrations;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _ending = new();
    private volatile Action _reload = static () => { };

    /// <summary>Begins to listen.</summary>
    public SignalHandler()
    {
        _registrations =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, End),
            PosixSignalRegistration.Create(PosixSignal.SIGINT, End),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, Reload),
        ];
    }

    /// <summary>Completes when SIGTERM or SIGINT came.</summary>
    public Task Ended => _ended.Task;

    /// <summary>Is cancelled when SIGTERM or SIGINT came, to break off a start.</summary>
    public CancellationToken Ending => _ending.Token;

    /// <summary>Sets what SIGHUP does.</summary>
    public void OnReload(Action reload) => _reload = reload;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Stops listening.</summary>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations)
        {
            registration.Dispose();
        }

        _ending.Dispose();
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _ended.TrySetResult();
        _ending.Cancel();
    }

    private void Reload(PosixSignalContext context)
    {
        context.Cancel = true;
        _reload();
    }
}

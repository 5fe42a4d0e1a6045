// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading.Tasks;
using Auth;

namespace Daemon.Hosting;

/// <summary>Ends an authentication module that has something to end.</summary>
internal sealed class ModuleLifetime(IAuthenticator module) : IAsyncDisposable
{
    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (module is IAsyncDisposable asynchronous)
        {
            return asynchronous.DisposeAsync();
        }

        (module as IDisposable)?.Dispose();
        return ValueTask.CompletedTask;
    }
}

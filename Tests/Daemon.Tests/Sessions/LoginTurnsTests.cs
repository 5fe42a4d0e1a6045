// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Sessions;
using NUnit.Framework;

namespace Daemon.Tests.Sessions;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LoginTurnsTests
{
    private readonly LoginTurns _turns = new();

    [Test]
    public async Task Take_MoreThanOneSourceMay_WaitsUntilOneHasEnded()
    {
        List<IDisposable> taken = await FillAsync("a");
        Task<IDisposable> waiting = _turns.TakeAsync("a", CancellationToken.None).AsTask();

        Assert.That(waiting.IsCompleted, Is.False);
        taken[0].Dispose();
        using IDisposable turn = await waiting;
    }

    [Test]
    public async Task Take_OfAnotherSource_DoesNotWait()
    {
        await FillAsync("a");

        Task<IDisposable> other = _turns.TakeAsync("b", CancellationToken.None).AsTask();

        Assert.That(other.IsCompleted, Is.True);
    }

    [Test]
    public async Task Take_GivenUpWhileWaiting_LeavesNothingBehind()
    {
        List<IDisposable> taken = await FillAsync("a");
        using var gone = new CancellationTokenSource();
        Task<IDisposable> waiting = _turns.TakeAsync("a", gone.Token).AsTask();

        await gone.CancelAsync();
        taken.ForEach(turn => turn.Dispose());

        Assert.That(() => waiting, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(_turns.Count, Is.Zero);
    }

    private async Task<List<IDisposable>> FillAsync(string source)
    {
        List<IDisposable> taken = [];
        foreach (int _ in Enumerable.Range(0, LoginTurns.PerSource))
        {
            taken.Add(await _turns.TakeAsync(source, CancellationToken.None));
        }

        return taken;
    }
}

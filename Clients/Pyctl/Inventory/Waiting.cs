// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Pyctl.Inventory;

/// <summary>Shows on a terminal that long work goes on, and for how long already.</summary>
/// <param name="context">What it works with.</param>
internal sealed class Waiting(CommandContext context)
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    /// <summary>Waits for work.</summary>
    /// <typeparam name="T">What it gives.</typeparam>
    /// <param name="work">The work.</param>
    /// <param name="what">What it is, for people.</param>
    public async Task<T> ForAsync<T>(Task<T> work, string what)
    {
        if (!context.Terminal.IsTerminal || !context.Dialogue.IsInteractive)
        {
            return await work.ConfigureAwait(false);
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        Task display = ShowAsync(what, end.Token);
        try
        {
            return await work.ConfigureAwait(false);
        }
        finally
        {
            await end.CancelAsync().ConfigureAwait(false);
            await display.ConfigureAwait(false);
        }
    }

    private async Task ShowAsync(string what, CancellationToken cancellationToken)
    {
        long start = context.Time.GetTimestamp();
        using var timer = new PeriodicTimer(s_second, context.Time);
        bool isShown = false;
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
            {
                int seconds = (int)context.Time.GetElapsedTime(start).TotalSeconds;
                context.Errors.Write(FormattableString.Invariant($"\r{what} {seconds} s"));
                isShown = true;
            }
        }
        catch (OperationCanceledException)
        {
            context.Errors.Write(isShown ? "\r\e[K" : "");
        }
    }
}

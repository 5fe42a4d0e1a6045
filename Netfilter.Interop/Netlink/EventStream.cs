// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace Netfilter.Interop.Netlink;

/// <summary>Turns a receiver that blocks into a sequence that is awaited.</summary>
/// <remarks>
/// A thread of its own receives, so that a slow reader holds up nothing but itself. When the buffer between the two is full
/// that thread waits; the kernel's buffer then fills, and the reader gets an overrun.
/// </remarks>
internal static class EventStream
{
    /// <summary>Waits for one event; false if there was none, because the subscription was disposed for one.</summary>
    public delegate bool Receiver<T>(TimeSpan timeout, out T received, CancellationToken cancellationToken);

    /// <summary>Reads until the subscription is disposed or the token is cancelled.</summary>
    public static async IAsyncEnumerable<T> ReadAllAsync<T>(
        Receiver<T> receiver,
        NetlinkEventReceiver source,
        int capacity,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var channel = Channel.CreateBounded<T>(
            new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true });
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var thread = new Thread(() => Pump(receiver, source, channel.Writer, either.Token))
        {
            IsBackground = true,
            Name = "netlink events",
        };
        thread.Start();
        try
        {
            await foreach (T item in channel.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return item;
            }
        }
        finally
        {
            await either.CancelAsync().ConfigureAwait(false);
            thread.Join();
        }
    }

    private static void Pump<T>(
        Receiver<T> receiver,
        NetlinkEventReceiver source,
        ChannelWriter<T> writer,
        CancellationToken cancellationToken)
    {
        try
        {
            while (!source.IsDisposed)
            {
                if (receiver(Timeout.InfiniteTimeSpan, out T received, cancellationToken) && !writer.TryWrite(received))
                {
                    writer.WriteAsync(received, cancellationToken).AsTask().GetAwaiter().GetResult();
                }
            }

            writer.Complete();
        }
        catch (Exception exception)
        {
            writer.Complete(exception);
        }
    }
}

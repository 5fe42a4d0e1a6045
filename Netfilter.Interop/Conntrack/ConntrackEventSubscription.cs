// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>A stream of connection tracking events of one network namespace.</summary>
/// <remarks>
/// Made for one dedicated thread that calls <see cref="Receive{TSink}"/> in a loop. <see cref="Dispose"/> may come from
/// another thread and ends a waiting call. To follow a table: subscribe, dump over another connection, then apply the
/// events, NEW and UPDATE as "insert or replace", DESTROY of an unknown flow as nothing; after an overrun dump again.
/// Flows created before the first listener emit nothing unless nf_conntrack_events is 1 (<see cref="ConntrackSysctl"/>).
/// </remarks>
public sealed class ConntrackEventSubscription : IDisposable
{
    /// <summary>Subscribes.</summary>
    /// <param name="options">To what; null for all events of the namespace of the process.</param>
    /// <exception cref="NetlinkPermissionException">The process lacks CAP_NET_ADMIN.</exception>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static ConntrackEventSubscription Open(ConntrackEventOptions? options = null) =>
        throw new NotImplementedException();

    /// <summary>Bytes of kernel memory granted for waiting events, as the kernel counts them.</summary>
    public int ReceiveBufferBytes => throw new NotImplementedException();

    /// <summary>Waits for events and hands all that have arrived to a sink.</summary>
    /// <typeparam name="TSink">A struct, so that the calls are bound at compile time.</typeparam>
    /// <param name="sink">Who receives them.</param>
    /// <param name="timeout">How long to wait for the first; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many; all zero when the time was up or the subscription was disposed.</returns>
    /// <exception cref="NetlinkException">Receiving failed; a loss is no exception but an overrun.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public EventBatch Receive<TSink>(ref TSink sink, TimeSpan timeout, CancellationToken cancellationToken)
        where TSink : IConntrackEventSink, allows ref struct => throw new NotImplementedException();

    /// <summary>Waits for one event, with all its attributes.</summary>
    /// <param name="timeout">How long to wait; <see cref="Timeout.InfiniteTimeSpan"/> for ever.</param>
    /// <param name="received">The event, which may be an overrun.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>False when the time was up or the subscription was disposed.</returns>
    public bool TryReceive(TimeSpan timeout, out ConntrackEvent received, CancellationToken cancellationToken = default) =>
        throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose() => throw new NotImplementedException();
}

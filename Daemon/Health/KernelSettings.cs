// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Health;

/// <summary>The settings of the kernel's connection tracking in the served network namespace; null where unreadable.</summary>
/// <param name="Buckets">Slots of the kernel's hash table, of all namespaces.</param>
/// <param name="Accounting">Whether new connections count packets and bytes.</param>
/// <param name="Timestamps">Whether new connections remember when they began.</param>
/// <param name="Events">The mode of events: 0 never, 1 always, 2 for connections born while somebody listens.</param>
/// <param name="TcpLoose">Whether a packet from the middle of a TCP connection makes an entry.</param>
/// <param name="Tracking">Whether packets are tracked at all; null when that could not be found out.</param>
internal sealed record KernelSettings(
    long? Buckets, bool? Accounting, bool? Timestamps, long? Events, bool? TcpLoose, bool? Tracking);

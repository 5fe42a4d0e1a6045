// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>The times that an event carries, in nanoseconds since 1970; 0 where the kernel sent none.</summary>
/// <param name="Event">When it happened (kernel 6.14 and later).</param>
/// <param name="Start">When the flow was created; only with nf_conntrack_timestamp=1.</param>
/// <param name="Stop">When the flow ended; only in DESTROY events with nf_conntrack_timestamp=1.</param>
public readonly record struct ConntrackEventTimes(ulong Event, ulong Start, ulong Stop);

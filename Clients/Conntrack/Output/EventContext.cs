// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>What an event tells beside the entry.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="PortId">Netlink port of the program whose request caused it; 0 if packets did.</param>
/// <param name="ProgramName">The name of that program, or null if it is not known.</param>
/// <param name="UnixNanoseconds">When it happened, in nanoseconds since 1970.</param>
internal readonly record struct EventContext(
    ConntrackEventKind Kind, uint PortId, string? ProgramName, long UnixNanoseconds);

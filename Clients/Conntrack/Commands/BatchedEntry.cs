// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>An entry of a dump that is to be changed or deleted.</summary>
/// <param name="Record">The entry.</param>
/// <param name="Extras">Its rare attributes, or null.</param>
/// <param name="StartTime">When it was created, in nanoseconds since 1970; 0 if that is not known.</param>
internal readonly record struct BatchedEntry(ConntrackRecord Record, ConntrackExtras? Extras, ulong StartTime);

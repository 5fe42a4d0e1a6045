// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Commands;

/// <summary>A flow that a line of a load file creates.</summary>
/// <param name="Entry">The flow.</param>
/// <param name="Command">How: <see cref="CommandKind.Create"/> or <see cref="CommandKind.Add"/>.</param>
internal readonly record struct Creation(ConntrackEntry Entry, CommandKind Command);

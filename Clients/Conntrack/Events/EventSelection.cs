// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Events;

/// <summary>Says whether the events of a flow are printed.</summary>
/// <param name="record">The flow.</param>
/// <param name="extras">Its rare attributes, or null.</param>
internal delegate bool EventSelection(in ConntrackRecord record, ConntrackExtras? extras);

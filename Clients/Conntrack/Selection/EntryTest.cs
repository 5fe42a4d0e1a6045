// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Selection;

/// <summary>A condition on an entry.</summary>
/// <param name="record">The entry.</param>
/// <param name="extras">Its rare attributes, or null.</param>
internal delegate bool EntryTest(in ConntrackRecord record, ConntrackExtras? extras);

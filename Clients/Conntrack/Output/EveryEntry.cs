// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>The selection of all flows.</summary>
internal readonly struct EveryEntry : IEntrySelection
{
    /// <inheritdoc/>
    public bool Selects(in ConntrackRecord record, ConntrackExtras? extras, ulong startTime) => true;
}

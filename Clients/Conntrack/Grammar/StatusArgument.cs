// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Conntrack.Grammar;

/// <summary>The status bits of the command line.</summary>
/// <param name="Set">The bits that are named.</param>
/// <param name="Clear">The bits that are negated.</param>
/// <param name="IsUnset">Whether <c>UNSET</c> is named.</param>
internal readonly record struct StatusArgument(ConntrackStatus Set, ConntrackStatus Clear, bool IsUnset)
{
    /// <summary>All bits that have a name.</summary>
    public const ConntrackStatus Named = ConntrackStatus.Assured | ConntrackStatus.SeenReply
        | ConntrackStatus.FixedTimeout | ConntrackStatus.Expected | ConntrackStatus.Offload
        | ConntrackStatus.HardwareOffload;

    /// <summary>The bits that must be clear in what is selected.</summary>
    public ConntrackStatus MustBeClear => IsUnset && Set == ConntrackStatus.None ? Named : Clear;
}

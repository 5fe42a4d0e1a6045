// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>What the kernel needs to find one flow: a tuple, its zones and, for safety, its identifier.</summary>
/// <param name="Tuple">One direction of the flow.</param>
/// <param name="Zone">The zone of both directions; 0 is the default zone.</param>
/// <param name="Id">
/// The kernel's identifier, or null. With it a request never touches a successor that has taken over the tuple.
/// </param>
/// <param name="TupleZone">The zone of this direction alone, or null.</param>
/// <param name="IsReply">Whether <paramref name="Tuple"/> is the reply direction.</param>
public readonly record struct ConntrackKey(
    ConntrackTuple Tuple, ushort Zone = 0, uint? Id = null, ushort? TupleZone = null, bool IsReply = false)
{
    /// <summary>The key of exactly the flow that a record describes.</summary>
    /// <param name="record">A record as it came from the kernel.</param>
    /// <param name="extras">Its extras: needed when a zone holds for one direction only.</param>
    public static ConntrackKey Of(in ConntrackRecord record, ConntrackExtras? extras = null) => new(
        TupleFields.Original(record),
        record.Zone,
        record.Has(ConntrackFields.Id) ? record.Id : null,
        extras?.OriginalZone);
}

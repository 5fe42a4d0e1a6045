// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>Which flows a dump returns; every part that is given must hold. The default value selects everything.</summary>
/// <remarks>
/// The kernel is asked to apply the parts that it is known to apply correctly (<see cref="ConntrackFeatures"/>), and the
/// library checks every flow again, so the result is the same on every kernel. Addresses of IPv6 are never sent: kernels
/// up to 7.2 at least compare them inverted.
/// </remarks>
public readonly record struct ConntrackDumpFilter
{
    /// <summary>Which list is read; the table by default.</summary>
    public ConntrackDumpSource Source { get; init; }

    /// <summary>Address family: 2 (IPv4), 10 (IPv6) or 0 for both. Applied by every kernel.</summary>
    public byte Family { get; init; }

    /// <summary>The mark: flows with (mark &amp; <see cref="MarkMask"/>) equal to it. Applied by every kernel.</summary>
    public uint? Mark { get; init; }

    /// <summary>Which bits of the mark count; null for all.</summary>
    public uint? MarkMask { get; init; }

    /// <summary>The status: flows with (status &amp; <see cref="StatusMask"/>) equal to it. Kernel 5.15 and later.</summary>
    public ConntrackStatus? Status { get; init; }

    /// <summary>Which bits of the status count; null for those set in <see cref="Status"/>.</summary>
    public ConntrackStatus? StatusMask { get; init; }

    /// <summary>The zone, of both directions or of one; 0 selects the default zone only. Kernel 6.8 and later.</summary>
    public ushort? Zone { get; init; }

    /// <summary>The original direction. Kernel 5.8 and later, IPv4 only.</summary>
    public ConntrackTupleFilter Original { get; init; }

    /// <summary>The reply direction. Kernel 5.8 and later, IPv4 only.</summary>
    public ConntrackTupleFilter Reply { get; init; }

    /// <summary>Whether everything is selected.</summary>
    public bool IsEmpty => this == default;

    /// <summary>Whether the status says anything that can be sent: the kernel refuses an empty mask.</summary>
    internal bool HasStatusMask => Status is { } status && (StatusMask ?? status) != 0;

    /// <summary>Whether a direction is given.</summary>
    internal bool HasTuple => !Original.IsEmpty || !Reply.IsEmpty;

    /// <summary>Whether the encoder sends every part of both directions.</summary>
    internal bool IsTupleOfKernel => Family == 2 && Original.IsSent && Reply.IsSent;

    /// <summary>Whether a flow is selected.</summary>
    /// <param name="record">The flow.</param>
    /// <param name="extras">Its extras: a zone of one direction is in them.</param>
    public bool Matches(in ConntrackRecord record, ConntrackExtras? extras = null) =>
        (Family == 0 || Family == record.Family)
        && MatchesMark(record.Mark)
        && MatchesStatus(record.Status)
        && MatchesZone(record.Zone, extras)
        && (Original.IsEmpty || Original.Matches(TupleFields.Original(record)))
        && (Reply.IsEmpty || Reply.Matches(TupleFields.Reply(record)));

    private bool MatchesMark(uint mark) => Mark is not { } wanted || (mark & (MarkMask ?? uint.MaxValue)) == wanted;

    private bool MatchesStatus(ConntrackStatus status) =>
        Status is not { } wanted || (status & (StatusMask ?? wanted)) == wanted;

    private bool MatchesZone(ushort zone, ConntrackExtras? extras) =>
        Zone is not { } wanted || (extras?.OriginalZone ?? extras?.ReplyZone ?? zone) == wanted;
}

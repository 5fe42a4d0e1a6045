// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>What the running kernel was seen to do correctly; see <see cref="ConntrackFeatureProbe"/>.</summary>
/// <remarks>Filters by family and mark need no probe: every kernel that .NET runs on applies them.</remarks>
public sealed record ConntrackFeatures
{
    /// <summary>Nothing is known, so nothing is relied on.</summary>
    public static ConntrackFeatures None { get; } = new();

    /// <summary>Whether a probe ran to its end.</summary>
    public bool Probed { get; init; }

    /// <summary>Why there was no probe, or null.</summary>
    public string? Reason { get; init; }

    /// <summary>Dumps filter by zone (kernel 6.8 and later).</summary>
    public bool ZoneDump { get; init; }

    /// <summary>Dumps filter by status (kernel 5.15 and later).</summary>
    public bool StatusDump { get; init; }

    /// <summary>Dumps filter by the parts of an IPv4 tuple (kernel 5.8 and later).</summary>
    public bool TupleDump { get; init; }

    /// <summary>A flush of one family leaves the other (kernel 4.20 and later).</summary>
    public bool FamilyFlush { get; init; }

    /// <summary>A flush by mark leaves flows with other marks.</summary>
    public bool MarkFlush { get; init; }

    /// <summary>A flush by zone leaves other zones (kernel 6.8 and later).</summary>
    public bool ZoneFlush { get; init; }

    /// <summary>A flush by status leaves flows of another status.</summary>
    public bool StatusFlush { get; init; }

    /// <summary>A flush by the parts of an IPv4 tuple leaves other flows.</summary>
    public bool TupleFlush { get; init; }

    /// <summary>Whether the kernel's dump applies every part of a filter, so that it sends no other flow.</summary>
    /// <param name="filter">The filter.</param>
    public bool AllowsDump(in ConntrackDumpFilter filter) =>
        (filter.Zone is null || ZoneDump)
        && (filter.Status is null || (StatusDump && filter.HasStatusMask))
        && (!filter.HasTuple || (TupleDump && filter.IsTupleOfKernel));

    /// <summary>Whether the kernel's flush applies every part of a filter, so that it deletes no other flow.</summary>
    /// <param name="filter">The filter.</param>
    public bool AllowsFlush(in ConntrackDumpFilter filter) =>
        AllowsDump(filter)
        && (filter.Family == 0 || FamilyFlush)
        && (filter.Mark is null || MarkFlush)
        && (filter.Zone is null || ZoneFlush)
        && (filter.Status is null || StatusFlush)
        && (!filter.HasTuple || TupleFlush);
}

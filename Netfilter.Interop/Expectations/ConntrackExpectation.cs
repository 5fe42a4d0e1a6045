// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Netfilter.Interop.Expectations;

/// <summary>A connection that a helper expects, such as the data connection of an FTP session. Immutable.</summary>
/// <remarks>
/// A new flow meets an expectation if it has the destination of <see cref="Tuple"/>, and its source where
/// <see cref="Mask"/> has ones; it then becomes RELATED to the master.
/// </remarks>
public sealed record ConntrackExpectation
{
    /// <summary>The original direction of the flow that the expected one belongs to.</summary>
    public required ConntrackTuple Master { get; init; }

    /// <summary>The original direction of the expected flow; of the family of the master.</summary>
    public required ConntrackTuple Tuple { get; init; }

    /// <summary>
    /// Which bits of the source address and port count; null for a source port that does not. The kernel always compares
    /// the destination, whatever the mask says of it, and answers with all ones there.
    /// </summary>
    public ConntrackTuple? Mask { get; init; }

    /// <summary>
    /// Remaining life in seconds; null for one without end (<see cref="ExpectationTraits.Permanent"/>). At creation the
    /// kernel needs it where no helper is attached to the master, and else takes the one of the helper's policy.
    /// </summary>
    public uint? TimeoutSeconds { get; init; }

    /// <summary>The kernel's identifier; null if it was not sent. Ignored at creation.</summary>
    public uint? Id { get; init; }

    /// <summary>Name of the helper, as in <c>ftp</c>; null for the one of the master.</summary>
    public string? Helper { get; init; }

    /// <summary>The zone of master and expected flow; 0 is the default zone.</summary>
    public ushort Zone { get; init; }

    /// <summary>The flags.</summary>
    public ExpectationTraits Flags { get; init; }

    /// <summary>Which of the helper's policies (limit and timeout) applies; 0 is the first.</summary>
    public uint Class { get; init; }

    /// <summary>How the expected flow is translated, or null.</summary>
    public ExpectationNat? Nat { get; init; }

    /// <summary>Name of the function that the kernel calls when it meets the flow, as in <c>nat-follow-master</c>, or null.</summary>
    public string? Function { get; init; }

    /// <summary>The key under which the kernel finds exactly this expectation.</summary>
    public ExpectationKey Key => new(Tuple, Zone, Id);
}

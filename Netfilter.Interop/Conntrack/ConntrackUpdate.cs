// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>What to change of a flow; what is null stays.</summary>
public sealed record ConntrackUpdate
{
    /// <summary>The new mark, or the new value of the bits in <see cref="MarkMask"/>.</summary>
    public uint? Mark { get; init; }

    /// <summary>Which bits of the mark to change; all by default. The other bits must be 0 in <see cref="Mark"/>.</summary>
    public uint MarkMask { get; init; } = uint.MaxValue;

    /// <summary>The new remaining life in seconds. Refused by the kernel for good once a flow's timeout is fixed.</summary>
    public uint? TimeoutSeconds { get; init; }

    /// <summary>Whether to fix the timeout, in the same request: packets no longer prolong the flow. Cannot be undone.</summary>
    public bool FixTimeout { get; init; }

    /// <summary>Status bits to add to those of the flow; bits are never removed.</summary>
    public ConntrackStatus AddStatus { get; init; }

    /// <summary>New labels: 4, 8, 12 or 16 bytes, of which <see cref="LabelsMask"/> selects the bits to change.</summary>
    public ReadOnlyMemory<byte>? Labels { get; init; }

    /// <summary>Which label bits to change; as long as <see cref="Labels"/>. Null replaces all of them.</summary>
    public ReadOnlyMemory<byte>? LabelsMask { get; init; }

    /// <summary>The new state of TCP, SCTP or DCCP.</summary>
    public byte? ProtocolState { get; init; }

    /// <summary>TCP flags to set, by their masks; goes with <see cref="ProtocolState"/>.</summary>
    public TcpDetails? Tcp { get; init; }

    /// <summary>
    /// The helper; an empty string detaches it. The kernel gives no helper to an existing flow that has none (EOPNOTSUPP).
    /// </summary>
    public string? Helper { get; init; }

    /// <summary>The whole new status of a flow; null if it stays, for then it need not be sent.</summary>
    /// <param name="present">Its status now: the kernel refuses one that lacks a bit.</param>
    internal ConntrackStatus? WholeStatus(ConntrackStatus present) =>
        AddedStatus == ConntrackStatus.None ? null : present | AddedStatus | ConntrackStatus.Confirmed;

    /// <summary>The bits to add, with the one that fixes the timeout.</summary>
    internal ConntrackStatus AddedStatus =>
        FixTimeout ? AddStatus | ConntrackStatus.FixedTimeout : AddStatus;

    internal void Validate()
    {
        if (Mark is { } mark && (mark & ~MarkMask) != 0)
        {
            // The kernel would toggle those bits: (old & ~mask) ^ new.
            throw new ArgumentException("The new mark has bits outside of its mask.");
        }

        if (FixTimeout && TimeoutSeconds is null)
        {
            throw new ArgumentException("A timeout is only fixed together with its value.");
        }

        if (Labels is { } labels && (labels.Length is 0 or > 16 || labels.Length % 4 != 0))
        {
            throw new ArgumentException("Labels have 4, 8, 12 or 16 bytes.");
        }

        if (LabelsMask is { } mask && mask.Length != Labels?.Length)
        {
            throw new ArgumentException("The mask of labels is as long as the labels.");
        }
    }
}

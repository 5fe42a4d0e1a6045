// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;

namespace Netfilter.Interop.Conntrack;

/// <summary>The rare attributes of a flow, kept beside the record; each is null when the kernel did not send it.</summary>
/// <remarks>
/// A dump into a <see cref="ConntrackStore"/> makes extras only for flows with a helper, labels, a security context, a
/// zone of one direction, a master or adjusted sequence numbers; protocol details, SYN proxy numbers and times, which
/// many flows have, come with single entries and events. Not synchronised: written once by the decoder, then only read.
/// </remarks>
public sealed class ConntrackExtras
{
    /// <summary>What the former flow had, when the object is used again: most flows have the same.</summary>
    private byte[]? _formerLabels;
    private string? _formerContext;

    /// <summary>Name of the helper, as in <c>ftp</c>.</summary>
    public string? Helper { get; set; }

    /// <summary>The connection labels: up to 16 bytes, bit n in byte n/8 (on little-endian hosts).</summary>
    public byte[]? Labels { get; set; }

    /// <summary>The security context (SELinux, SMACK).</summary>
    public string? SecurityContext { get; set; }

    /// <summary>The zone of the original direction alone (kernel 4.3 and later).</summary>
    public ushort? OriginalZone { get; set; }

    /// <summary>The zone of the reply direction alone (kernel 4.3 and later).</summary>
    public ushort? ReplyZone { get; set; }

    /// <summary>When the flow was created, in nanoseconds since 1970; only with nf_conntrack_timestamp=1.</summary>
    public ulong? StartTime { get; set; }

    /// <summary>When the flow ended, in nanoseconds since 1970; only in DESTROY events with timestamps on.</summary>
    public ulong? StopTime { get; set; }

    /// <summary>When the event happened, in nanoseconds since 1970; only in events (kernel 6.14 and later).</summary>
    public ulong? EventTime { get; set; }

    /// <summary>The original tuple of the flow that this one belongs to (the state RELATED).</summary>
    public ConntrackTuple? Master { get; set; }

    /// <summary>Sequence adjustment of the original direction.</summary>
    public SequenceAdjustment? OriginalSequenceAdjustment { get; set; }

    /// <summary>Sequence adjustment of the reply direction.</summary>
    public SequenceAdjustment? ReplySequenceAdjustment { get; set; }

    /// <summary>What the SYN proxy keeps.</summary>
    public SynproxyDetails? Synproxy { get; set; }

    /// <summary>TCP window scales and flags.</summary>
    public TcpDetails? Tcp { get; set; }

    /// <summary>SCTP verification tags.</summary>
    public SctpDetails? Sctp { get; set; }

    /// <summary>DCCP role and handshake.</summary>
    public DccpDetails? Dccp { get; set; }

    /// <summary>Source translation asked for at creation; the kernel never sends it back.</summary>
    public NatRange? SourceNat { get; set; }

    /// <summary>Destination translation asked for at creation; the kernel never sends it back.</summary>
    public NatRange? DestinationNat { get; set; }

    /// <summary>Forgets the flow, so that the object can take the next one.</summary>
    internal ConntrackExtras Clear()
    {
        _formerLabels = Labels ?? _formerLabels;
        _formerContext = SecurityContext ?? _formerContext;
        Helper = null;
        Labels = null;
        SecurityContext = null;
        OriginalZone = null;
        ReplyZone = null;
        StartTime = null;
        StopTime = null;
        EventTime = null;
        Master = null;
        OriginalSequenceAdjustment = null;
        ReplySequenceAdjustment = null;
        Synproxy = null;
        Tcp = null;
        Sctp = null;
        Dccp = null;
        SourceNat = null;
        DestinationNat = null;
        return this;
    }

    /// <summary>Takes labels over, into the former flow's array where it fits.</summary>
    internal void ReadLabels(ReadOnlySpan<byte> labels)
    {
        if (_formerLabels?.Length != labels.Length)
        {
            Labels = labels.ToArray();
            return;
        }

        labels.CopyTo(_formerLabels);
        Labels = _formerLabels;
    }

    /// <summary>Takes a security context over, as the former flow's string where it is the same.</summary>
    internal void ReadSecurityContext(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = utf8.TrimEnd((byte)0);
        SecurityContext = _formerContext is not null && Ascii.Equals(text, _formerContext)
            ? _formerContext
            : KernelNames.Text(text);
    }
}

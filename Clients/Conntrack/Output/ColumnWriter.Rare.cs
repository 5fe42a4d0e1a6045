// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <content>The columns of what few flows have.</content>
internal sealed partial class ColumnWriter
{
    private void AddRare(ref Line line, EntryColumn column, scoped EntryView entry)
    {
        ulong start = entry.StartTime;
        ulong stop = entry.Extras?.StopTime ?? 0;
        switch (column)
        {
            case EntryColumn.Helper:
                Text(ref line, entry.Extras?.Helper);
                break;
            case EntryColumn.Labels:
                AddLabelNames(ref line, entry.Extras?.Labels);
                break;
            case EntryColumn.LabelBits:
                AddLabelBits(ref line, entry.Extras?.Labels);
                break;
            case EntryColumn.StartTime:
                Number(ref line, start != 0, start / NanosecondsPerSecond);
                break;
            case EntryColumn.StartTimeNanoseconds:
                Number(ref line, start != 0, start % NanosecondsPerSecond);
                break;
            case EntryColumn.StopTime:
                Number(ref line, stop != 0, stop / NanosecondsPerSecond);
                break;
            case EntryColumn.StopTimeNanoseconds:
                Number(ref line, stop != 0, stop % NanosecondsPerSecond);
                break;
            default:
                Number(ref line, start != 0, start == 0 ? 0 : _time.SecondsBetween(start, stop));
                break;
        }
    }

    private void AddLabelNames(ref Line line, ReadOnlySpan<byte> labels)
    {
        if (_options.Labels is not { } map)
        {
            return;
        }

        var list = new ValueList(_form);
        for (var bits = new LabelBits(labels); bits.MoveNext();)
        {
            ReadOnlySpan<byte> name = map.NameOf(bits.Current);
            if (!name.IsEmpty)
            {
                list.Next(ref line);
                line.Text(name, _form);
                list.EndElement(ref line);
            }
        }

        list.End(ref line, isWrittenEmpty: false);
    }

    private void AddLabelBits(ref Line line, ReadOnlySpan<byte> labels)
    {
        var list = new ValueList(_form, isOfNumbers: true);
        for (var bits = new LabelBits(labels); bits.MoveNext();)
        {
            list.Next(ref line);
            line.Number((uint)bits.Current);
            list.EndElement(ref line);
        }

        list.End(ref line, isWrittenEmpty: false);
    }

    private void AddDetail(ref Line line, EntryColumn column, scoped EntryView entry)
    {
        if (entry.Extras is not { } extras)
        {
            return;
        }

        switch (column)
        {
            case <= EntryColumn.MasterPortDestination when extras.Master is { } master:
                AddMaster(ref line, column, master);
                break;
            case >= EntryColumn.TcpWindowScaleOriginal and <= EntryColumn.TcpFlagsReply when extras.Tcp is { } tcp:
                line.Number(column switch
                {
                    EntryColumn.TcpWindowScaleOriginal => tcp.OriginalWindowScale,
                    EntryColumn.TcpWindowScaleReply => tcp.ReplyWindowScale,
                    EntryColumn.TcpFlagsOriginal => (uint)tcp.OriginalFlags,
                    _ => (uint)tcp.ReplyFlags,
                });
                break;
            case EntryColumn.SctpTagOriginal when extras.Sctp is { } sctp:
                line.Number(VerificationTag.ToOption(sctp.OriginalTag));
                break;
            case EntryColumn.SctpTagReply when extras.Sctp is { } sctp:
                line.Number(VerificationTag.ToOption(sctp.ReplyTag));
                break;
            case EntryColumn.DccpRole when extras.Dccp is { } dccp:
                line.Number(dccp.Role);
                break;
            case EntryColumn.DccpHandshakeSequence when extras.Dccp is { } dccp:
                line.Number(dccp.HandshakeSequence);
                break;
            default:
                AddSequence(ref line, column, extras);
                break;
        }
    }

    private void AddMaster(ref Line line, EntryColumn column, in ConntrackTuple master)
    {
        switch (column)
        {
            case EntryColumn.MasterL4Protocol:
                line.Number(master.Protocol);
                break;
            case EntryColumn.MasterSource:
                Address(ref line, true, master.Source, master.Family);
                break;
            case EntryColumn.MasterDestination:
                Address(ref line, true, master.Destination, master.Family);
                break;
            case EntryColumn.MasterPortSource:
                line.Number(master.SourcePort);
                break;
            default:
                line.Number(master.DestinationPort);
                break;
        }
    }

    private static void AddSequence(ref Line line, EntryColumn column, ConntrackExtras extras)
    {
        switch (column)
        {
            case >= EntryColumn.OriginalCorrectionPosition and <= EntryColumn.OriginalOffsetAfter
                when extras.OriginalSequenceAdjustment is { } original:
                AddAdjustment(ref line, column - EntryColumn.OriginalCorrectionPosition, original);
                break;
            case >= EntryColumn.ReplyCorrectionPosition and <= EntryColumn.ReplyOffsetAfter
                when extras.ReplySequenceAdjustment is { } reply:
                AddAdjustment(ref line, column - EntryColumn.ReplyCorrectionPosition, reply);
                break;
            case >= EntryColumn.SynproxyInitialSequence when extras.Synproxy is { } synproxy:
                line.Number(column switch
                {
                    EntryColumn.SynproxyInitialSequence => synproxy.InitialSequence,
                    EntryColumn.SynproxyInitialTimestamp => synproxy.InitialTimestamp,
                    _ => synproxy.TimestampOffset,
                });
                break;
        }
    }

    private static void AddAdjustment(ref Line line, int which, in SequenceAdjustment adjustment) =>
        line.Signed(which switch
        {
            0 => adjustment.CorrectionPosition,
            1 => adjustment.OffsetBefore,
            _ => adjustment.OffsetAfter,
        });
}

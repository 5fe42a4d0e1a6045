// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract.Net;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>The line before a save line that says, for the reader alone, what no option can say.</summary>
internal static class SaveComment
{
    /// <summary>Adds the comment with its end of line; nothing if there is nothing to say.</summary>
    public static void Add(ref Line line, in ConntrackRecord record, ConntrackExtras? extras, ulong startTime)
    {
        int before = line.Length;
        line.Add("# "u8);
        int empty = line.Length;
        AddTexts(ref line, extras);
        if (record.Has(ConntrackFields.Counters))
        {
            AddNumber(ref line, "orig-packets="u8, record.OriginalPackets);
            AddNumber(ref line, "orig-bytes="u8, record.OriginalBytes);
            AddNumber(ref line, "reply-packets="u8, record.ReplyPackets);
            AddNumber(ref line, "reply-bytes="u8, record.ReplyBytes);
        }

        if (record.Has(ConntrackFields.Id))
        {
            AddNumber(ref line, "id="u8, record.Id);
        }

        AddStatus(ref line, (uint)record.Status);
        AddTimes(ref line, startTime, extras?.StopTime ?? 0);
        if (extras?.Master is { } master)
        {
            AddMaster(ref line, master);
        }

        if (line.Length == empty)
        {
            line.Length = before;
            return;
        }

        line.EndWords();
    }

    private static void AddTexts(ref Line line, ConntrackExtras? extras)
    {
        if (extras?.Helper is { } helper)
        {
            line.Add("helper="u8);
            line.Text(helper, TextForm.Printable);
            line.Add(' ');
        }

        if (extras?.SecurityContext is { } securityContext)
        {
            line.Add("secctx="u8);
            line.Text(securityContext, TextForm.Printable);
            line.Add(' ');
        }
    }

    private static void AddStatus(ref Line line, uint status)
    {
        ReadOnlySpan<byte> before = "status="u8;
        for (int bit = 0; bit < StatusNames.All.Length; bit++)
        {
            if ((status & (1u << bit)) != 0)
            {
                line.Add(before);
                line.Text(StatusNames.All[bit], TextForm.Plain);
                before = ","u8;
            }
        }

        if (before.Length == 1)
        {
            line.Add(' ');
        }
    }

    private static void AddTimes(ref Line line, ulong start, ulong stop)
    {
        if (start != 0)
        {
            AddNumber(ref line, "start="u8, start);
        }

        if (stop != 0)
        {
            AddNumber(ref line, "stop="u8, stop);
        }
    }

    private static void AddMaster(ref Line line, in ConntrackTuple master)
    {
        AddNumber(ref line, "master-proto="u8, master.Protocol);
        line.Add("master-src="u8);
        line.Address(master.Source, master.Family);
        line.Add(" master-dst="u8);
        line.Address(master.Destination, master.Family);
        line.Add(' ');
        AddNumber(ref line, "master-sport="u8, master.SourcePort);
        AddNumber(ref line, "master-dport="u8, master.DestinationPort);
    }

    private static void AddNumber(ref Line line, ReadOnlySpan<byte> name, ulong number)
    {
        line.Add(name);
        line.Number(number);
        line.Add(' ');
    }
}

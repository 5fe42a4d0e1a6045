// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Output;

/// <summary>What stands before and behind the line of an event.</summary>
internal static class EventText
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const long NanosecondsPerMicrosecond = 1000;

    /// <summary>Adds the time, if it is wanted, and what happened.</summary>
    public static void Prefix(ref Line line, in EventContext happened, OutputOptions options)
    {
        if (options.Timestamp)
        {
            Time(ref line, happened.UnixNanoseconds);
        }

        if (options.Colour)
        {
            line.Add(ColourOf(happened.Kind));
        }

        line.Add(happened.Kind switch
        {
            ConntrackEventKind.New => "    [NEW] "u8,
            ConntrackEventKind.Update => " [UPDATE] "u8,
            _ => "[DESTROY] "u8,
        });
        if (options.Colour)
        {
            line.Add(TerminalColour.None);
        }
    }

    /// <summary>Adds seconds and microseconds in brackets, and a tab.</summary>
    public static void Time(ref Line line, long unixNanoseconds)
    {
        line.Add('[');
        line.Signed(unixNanoseconds / NanosecondsPerSecond);
        line.Add('.');
        line.Padded((uint)(unixNanoseconds % NanosecondsPerSecond / NanosecondsPerMicrosecond), 6);
        line.Add("]\t"u8);
    }

    /// <summary>Adds who asked for the change.</summary>
    public static void Requester(ref Line line, in EventContext requested, TextForm form)
    {
        line.Add("[USERSPACE] portid="u8);
        line.Number(requested.PortId);
        line.Add(' ');
        if (requested.ProgramName is { } name)
        {
            line.Add("progname="u8);
            line.Text(name, form);
            line.Add(' ');
        }
    }

    private static ReadOnlySpan<byte> ColourOf(ConntrackEventKind kind) => kind switch
    {
        ConntrackEventKind.New => TerminalColour.New,
        ConntrackEventKind.Update => TerminalColour.Update,
        _ => TerminalColour.Destroy,
    };
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Output;

/// <summary>Writes moments in the local time of the machine, and tells the present one.</summary>
internal sealed class LocalTime
{
    private const long NanosecondsPerTick = 100;
    private const ulong NanosecondsPerSecond = 1_000_000_000;

    private readonly TimeProvider _clock;

    /// <summary>Takes the clock and its time zone, which is read when it is needed.</summary>
    public LocalTime(TimeProvider clock)
    {
        _clock = clock;
    }

    private static ReadOnlySpan<byte> Days => "SunMonTueWedThuFriSat"u8;

    private static ReadOnlySpan<byte> Months => "JanFebMarAprMayJunJulAugSepOctNovDec"u8;

    /// <summary>The present time in nanoseconds since 1970.</summary>
    public long NowNanoseconds => (_clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks * NanosecondsPerTick;

    /// <summary>How long a flow has been there, or was, in seconds.</summary>
    /// <param name="start">When it was created, in nanoseconds since 1970.</param>
    /// <param name="stop">When it ended; 0 if it is still there.</param>
    public ulong SecondsBetween(ulong start, ulong stop)
    {
        if (stop != 0)
        {
            return stop > start ? (stop - start) / NanosecondsPerSecond : 0;
        }

        long seconds = _clock.GetUtcNow().ToUnixTimeSeconds() - (long)(start / NanosecondsPerSecond);
        return (ulong)Math.Max(0, seconds);
    }

    /// <summary>Adds a moment as ctime(3) writes it: <c>Fri Nov 20 22:16:58 2026</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="unixNanoseconds">The moment, in nanoseconds since 1970.</param>
    public void AddCtime(ref Line line, ulong unixNanoseconds)
    {
        DateTimeOffset local = Local((long)unixNanoseconds);
        line.Add(Days.Slice((int)local.DayOfWeek * 3, 3));
        line.Add(' ');
        line.Add(Months.Slice((local.Month - 1) * 3, 3));
        line.Add(local.Day < 10 ? "  "u8 : " "u8);
        line.Number((uint)local.Day);
        line.Add(' ');
        line.Padded((uint)local.Hour, 2);
        line.Add(':');
        line.Padded((uint)local.Minute, 2);
        line.Add(':');
        line.Padded((uint)local.Second, 2);
        line.Add(' ');
        line.Number((uint)local.Year);
    }

    /// <summary>Adds the XML element <c>when</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="unixNanoseconds">The moment, in nanoseconds since 1970.</param>
    public void AddWhen(ref Line line, long unixNanoseconds)
    {
        DateTimeOffset local = Local(unixNanoseconds);
        line.Add("<when><hour>"u8);
        line.Number((uint)local.Hour);
        line.Add("</hour><min>"u8);
        line.Padded((uint)local.Minute, 2);
        line.Add("</min><sec>"u8);
        line.Padded((uint)local.Second, 2);
        line.Add("</sec><wday>"u8);
        line.Number((uint)local.DayOfWeek + 1);
        line.Add("</wday><day>"u8);
        line.Number((uint)local.Day);
        line.Add("</day><month>"u8);
        line.Number((uint)local.Month);
        line.Add("</month><year>"u8);
        line.Number((uint)local.Year);
        line.Add("</year></when>"u8);
    }

    private DateTimeOffset Local(long unixNanoseconds)
    {
        DateTimeOffset moment = DateTimeOffset.UnixEpoch.AddTicks(unixNanoseconds / NanosecondsPerTick);
        return moment.ToOffset(_clock.LocalTimeZone.GetUtcOffset(moment));
    }
}

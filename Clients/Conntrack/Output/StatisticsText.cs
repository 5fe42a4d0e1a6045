// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;

namespace Conntrack.Output;

/// <summary>Writes the counters of a CPU as conntrack(8) does: a space stands behind the last one too.</summary>
internal static class StatisticsText
{
    private const int Room = 1024;
    private const int NumberColumns = 4;

    /// <summary>Writes the counters of flows, those that the kernel sent.</summary>
    public static void Write(OutputBuffer buffer, ConntrackCpuStatistics statistics)
    {
        Line line = Begin(buffer, statistics.Cpu);
        Add(ref line, "searched="u8, statistics.Searched);
        Add(ref line, "found="u8, statistics.Found);
        Add(ref line, "new="u8, statistics.New);
        Add(ref line, "invalid="u8, statistics.Invalid);
        Add(ref line, "ignore="u8, statistics.Ignore);
        Add(ref line, "delete="u8, statistics.Delete);
        Add(ref line, "delete_list="u8, statistics.DeleteList);
        Add(ref line, "insert="u8, statistics.Insert);
        Add(ref line, "insert_failed="u8, statistics.InsertFailed);
        Add(ref line, "drop="u8, statistics.Drop);
        Add(ref line, "early_drop="u8, statistics.EarlyDrop);
        Add(ref line, "error="u8, statistics.Error);
        Add(ref line, "search_restart="u8, statistics.SearchRestart);
        Add(ref line, "clash_resolve="u8, statistics.ClashResolve);
        Add(ref line, "chaintoolong="u8, statistics.ChainTooLong);
        End(buffer, ref line);
    }

    /// <summary>Writes the counters of expectations.</summary>
    public static void Write(OutputBuffer buffer, ExpectationCpuStatistics statistics)
    {
        Line line = Begin(buffer, statistics.Cpu);
        Add(ref line, "expect_new="u8, statistics.New);
        Add(ref line, "expect_create="u8, statistics.Create);
        Add(ref line, "expect_delete="u8, statistics.Delete);
        End(buffer, ref line);
    }

    /// <summary>Writes the counters of /proc/net/stat, whose names and hexadecimal values stand in lines of words.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="cpu">The CPU's number: the lines stand in that order.</param>
    /// <param name="names">The words of the first line.</param>
    /// <param name="values">The words of the CPU's line.</param>
    public static void Write(OutputBuffer buffer, int cpu, ReadOnlySpan<string> names, ReadOnlySpan<string> values)
    {
        Line line = Begin(buffer, cpu);
        for (int i = 0; i < Math.Min(names.Length, values.Length); i++)
        {
            line.Text(names[i], TextForm.Printable);
            line.Add('=');
            line.Number(uint.Parse(values[i], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            line.Add(' ');
        }

        End(buffer, ref line);
    }

    private static Line Begin(OutputBuffer buffer, int cpu)
    {
        var line = new Line(buffer.GetSpan(Room));
        line.Add("cpu="u8);
        int before = line.Length;
        line.Number((uint)cpu);
        while (line.Length - before < NumberColumns)
        {
            line.Add(' ');
        }

        line.Add('\t');
        return line;
    }

    private static void Add(ref Line line, ReadOnlySpan<byte> name, uint? number)
    {
        if (number is { } known)
        {
            line.Add(name);
            line.Number(known);
            line.Add(' ');
        }
    }

    private static void End(OutputBuffer buffer, ref Line line)
    {
        line.Add('\n');
        buffer.Advance(line.Length);
    }
}

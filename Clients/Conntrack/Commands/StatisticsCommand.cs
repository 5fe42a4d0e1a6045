// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Text;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary><c>-S</c>: prints the counters of every CPU, those that the kernel sends.</summary>
internal sealed class StatisticsCommand(CommandContext context, Request request)
{
    private const string StatisticsPath = "/proc/net/stat/nf_conntrack";

    private readonly StringBuilder _text = new();

    /// <summary>Prints them.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (request.Table == TableKind.Expect)
        {
            ReadExpectations();
        }
        else if (!TryReadFlows() && context.Environment.IsAnchor)
        {
            Print();
            context.Reporter.BannerLine(
                "Operation failed: sorry, you must be root or get CAP_NET_ADMIN capability to do this");
            return ExitCodes.Failure;
        }

        Print();
        return ExitCodes.Success;
    }

    private void Print()
    {
        context.Output.Write(Encoding.UTF8.GetBytes(_text.ToString()));
        context.Output.Flush();
    }

    private void ReadExpectations()
    {
        using ExpectationConnection connection = ExpectationConnection.Open();
        foreach (ExpectationCpuStatistics cpu in connection.CpuStatistics())
        {
            Begin(cpu.Cpu);
            Add("expect_new", cpu.New);
            Add("expect_create", cpu.Create);
            Add("expect_delete", cpu.Delete);
            _text.Append('\n');
        }
    }

    /// <returns>False if the kernel refused and the numbers are from /proc, which anybody may read (D14).</returns>
    private bool TryReadFlows()
    {
        try
        {
            using ConntrackConnection connection = ConntrackConnection.Open();
            foreach (ConntrackCpuStatistics cpu in connection.CpuStatistics())
            {
                AddFlows(cpu);
            }

            return true;
        }
        catch (NetlinkException) when (File.Exists(StatisticsPath))
        {
            ReadFile(File.ReadAllLines(StatisticsPath));
            return false;
        }
    }

    private void AddFlows(ConntrackCpuStatistics cpu)
    {
        Begin(cpu.Cpu);
        Add("searched", cpu.Searched);
        Add("found", cpu.Found);
        Add("new", cpu.New);
        Add("invalid", cpu.Invalid);
        Add("ignore", cpu.Ignore);
        Add("delete", cpu.Delete);
        Add("delete_list", cpu.DeleteList);
        Add("insert", cpu.Insert);
        Add("insert_failed", cpu.InsertFailed);
        Add("drop", cpu.Drop);
        Add("early_drop", cpu.EarlyDrop);
        Add("error", cpu.Error);
        Add("search_restart", cpu.SearchRestart);
        Add("clash_resolve", cpu.ClashResolve);
        Add("chaintoolong", cpu.ChainTooLong);
        _text.Append('\n');
    }

    /// <summary>A line of names, then a line of hexadecimal numbers for each CPU.</summary>
    private void ReadFile(string[] lines)
    {
        string[] names = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (int cpu = 0; cpu < lines.Length - 1; cpu++)
        {
            string[] values = lines[cpu + 1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Begin(cpu);
            for (int i = 0; i < names.Length && i < values.Length; i++)
            {
                Add(names[i], uint.Parse(values[i], NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            }

            _text.Append('\n');
        }
    }

    private void Begin(int cpu) => _text.Append(CultureInfo.InvariantCulture, $"cpu={cpu,-4}\t");

    private void Add(string name, uint? value)
    {
        if (value is { } number)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{name}={number} ");
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using Netfilter.Interop.Conntrack;

namespace Benchmarks.Kernel;

/// <summary>Fills the table of this process's network namespace.</summary>
internal static class TableFiller
{
    private const string Count = "/proc/sys/net/netfilter/nf_conntrack_count";
    private const string Limit = "/proc/sys/net/netfilter/nf_conntrack_max";

    /// <summary>Adds flows until the table has the wanted number; it never removes any.</summary>
    public static void FillTo(int flows)
    {
        int present = Read(Count);
        if (flows > Read(Limit))
        {
            throw new InvalidOperationException($"{flows} flows do not fit into this kernel's table (nf_conntrack_max).");
        }

        Create(present, flows - present);
    }

    /// <summary>Adds the flows of a range of numbers.</summary>
    public static void Create(int first, int count)
    {
        using ConntrackConnection connection = ConntrackConnection.Open();
        for (int number = first; number < first + count; number++)
        {
            connection.Create(FlowMix.Flow(number));
        }
    }

    private static int Read(string path) => int.Parse(File.ReadAllText(path), CultureInfo.InvariantCulture);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary><c>-C</c>: prints how many entries there are.</summary>
internal sealed class CounterCommand(CommandContext context, Request request)
{
    private const string CountPath = "/proc/sys/net/netfilter/nf_conntrack_count";

    /// <summary>Prints the number.</summary>
    /// <returns>The exit code.</returns>
    public int Run()
    {
        if (request.Table == TableKind.Expect)
        {
            // The anchor counts only those of IPv4 (D28).
            byte family = context.Environment.IsAnchor ? AddressArgument.IPv4 : (byte)0;
            using ExpectationConnection expectations = ExpectationConnection.Open();
            Print(expectations.Count(family));
            return ExitCodes.Success;
        }

        try
        {
            using ConntrackConnection connection = ConntrackConnection.Open();
            Print(connection.Totals().Entries);
            return ExitCodes.Success;
        }
        catch (NetlinkException) when (File.Exists(CountPath))
        {
            // Anybody may read this file (D14); the anchor prints the number too, and then fails.
            Print(CNumber.Decimal(File.ReadAllText(CountPath)));
            if (context.Environment.IsAnchor)
            {
                throw;
            }

            return ExitCodes.Success;
        }
    }

    private void Print(long count)
    {
        context.Output.Write(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{count}\n")));
        context.Output.Flush();
    }
}

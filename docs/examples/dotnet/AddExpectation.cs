// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;

namespace ConntrackExamples;

/// <summary>Lets the data connection of an FTP session in.</summary>
internal static class AddExpectation
{
    public static void Run()
    {
        NetAddress client = NetAddress.From(IPAddress.Parse("192.0.2.1"));
        NetAddress server = NetAddress.From(IPAddress.Parse("198.51.100.7"));
        var master = new ConntrackTuple(2, IpProtocol.Tcp, client, server, 40000, 21);
        using ConntrackConnection connection = ConntrackConnection.Open();
        connection.Create(ConntrackEntry.Between(master, null, 600, new ConntrackExtras { Helper = "ftp" }));
        using ExpectationConnection expectations = ExpectationConnection.Open();
        expectations.Create(new ConntrackExpectation
        {
            Master = master,
            Tuple = master with { SourcePort = 0, DestinationPort = 5150 },
        });
        foreach (ConntrackExpectation expectation in expectations.Dump())
        {
            Console.WriteLine($"port {expectation.Tuple.DestinationPort} by {expectation.Helper}");
        }
    }
}

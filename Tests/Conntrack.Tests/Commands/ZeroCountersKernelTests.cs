// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using Conntrack.Commands;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.Commands;

/// <summary><c>-L -z</c> with a filter zeroes what it shows and nothing else, or is refused (D25).</summary>
[TestFixture]
public sealed class ZeroCountersKernelTests : KernelTest
{
    private const string Refusal = "Can't use -z with filtering parameters";

    /// <summary>Flows to port 5005 are in zone 5.</summary>
    private const string Zones =
        """
        table inet zones {
          chain in { type filter hook prerouting priority raw; udp dport 5005 ct zone set 5; udp sport 5005 ct zone set 5; }
          chain out { type filter hook output priority raw; udp dport 5005 ct zone set 5; udp sport 5005 ct zone set 5; }
        }
        """;

    [TestCase("-w 5")]
    [TestCase("-m 5")]
    [TestCase("-u ASSURED")]
    public void Run_Filter_ZeroesOnlyWhatItShows(string filter)
    {
        using NetnsFixture place = WithTwoFlows();

        ProgramResult result = ProgramResult.Of(place, [ProgramResult.Program, "-L", "-z", .. filter.Split(' ')]);

        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        Assert.That(result.Output, Does.Contain("dport=5005 packets=1").And.Not.Contain("dport=5006 packets="));
        Assert.That(Flow(place, 5005), Does.Contain("dport=5005 packets=0"));
        Assert.That(Flow(place, 5006), Does.Contain("dport=5006 packets=1"));
    }

    [TestCase("-w 5")]
    [TestCase("-u ASSURED")]
    public void Run_FilterThatCannotBeProbed_IsRefused(string filter)
    {
        using NetnsFixture place = WithTwoFlows();

        ProgramResult result = ProgramResult.Of(
            place,
            ["setpriv", "--bounding-set=-sys_admin", ProgramResult.Program, "-L", "-z", .. filter.Split(' ')]);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((2, "")));
        Assert.That(result.Errors, Does.Contain(Refusal));
        Assert.That(Flow(place, 5005), Does.Contain("dport=5005 packets=1"));
    }

    [Test]
    public void OpenToZero_KernelThatIgnoresTheFilter_IsRefused()
    {
        var filter = new ConntrackDumpFilter { Zone = 5, Source = ConntrackDumpSource.TableZeroingCounters };

        Assert.That(
            () => KernelFilters.OpenToZero(filter, () => ConntrackFeatures.None),
            Throws.TypeOf<CommandLineException>().With.Message.EqualTo(Refusal));
    }

    private static NetnsFixture WithTwoFlows()
    {
        var place = new NetnsFixture("c2-");
        place.LoadRules(Zones);
        foreach (int port in (int[])[5005, 5006])
        {
            using var traffic = new UdpTraffic(place, place, new IPEndPoint(IPAddress.Loopback, port));
            traffic.Send(10);
        }

        place.Run(ProgramResult.Program, "-U", "-w", "5", "-m", "5", "-u", "SEEN_REPLY,ASSURED");
        return place;
    }

    private static string Flow(NetnsFixture place, int port) => place.Run("conntrack", "-L").Split('\n')
        .Single(line => line.Contains($" dport={port} ", StringComparison.Ordinal));
}

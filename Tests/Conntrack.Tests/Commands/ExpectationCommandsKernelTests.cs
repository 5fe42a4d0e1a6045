// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net;
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests.Commands;

/// <summary>Expectations of a live flow that the FTP helper watches: D15, D28, and what 1.4.9 mends of <c>-I</c>.</summary>
[TestFixture]
public sealed class ExpectationCommandsKernelTests : KernelTest
{
    private const string Helper =
        """
        table inet helpers {
          ct helper ftp-std { type "ftp" protocol tcp; l3proto inet; }
          chain out { type filter hook output priority 0; tcp dport 2121 ct helper set "ftp-std"; }
        }
        """;

    private const string Expected =
        "expect -s 127.0.0.1 -d 127.0.0.1 -p tcp --sport 0 --dport 5150 --reply-port-src 0 --reply-port-dst 0";

    private NetnsFixture _place = null!;
    private TcpTraffic _master = null!;

    [SetUp]
    public void Connect()
    {
        _place = new NetnsFixture("c2-");
        _place.LoadRules(Helper);
        _master = new TcpTraffic(_place, _place, new IPEndPoint(IPAddress.Loopback, 2121));
        int port = ((IPEndPoint)_master.Client.LocalEndPoint!).Port;
        ProgramResult result = Run(
            "-I expect -s 127.0.0.1 -d 127.0.0.1 -p tcp -t 300 --tuple-src 127.0.0.1 --tuple-dst 127.0.0.1 "
            + $"--mask-src 255.255.255.255 --mask-dst 255.255.255.255 --sport {port} --dport 2121 "
            + "--mask-port-src 0 --mask-port-dst 65535 --tuple-port-src 0 --tuple-port-dst 5150");
        Assert.That(result, Is.EqualTo(new ProgramResult(0, "", "")));
    }

    [TearDown]
    public void Disconnect()
    {
        _master.Dispose();
        _place.Dispose();
    }

    [Test]
    public void Run_ListGetCounter_ShowWhatTheAnchorShows()
    {
        string theirs = _place.Run("conntrack", "-L", "expect");

        Assert.That(WithoutTimeout(theirs), Does.StartWith("proto=6 src=127.0.0.1 dst=127.0.0.1 sport=0 dport=5150 "));
        Assert.That(WithoutTimeout(Run("-L expect").Output), Is.EqualTo(WithoutTimeout(theirs)));
        Assert.That(WithoutTimeout(Run("-G " + Expected).Output), Is.EqualTo(WithoutTimeout(theirs)));
        Assert.That(Run("-C expect"), Is.EqualTo(new ProgramResult(0, "1\n", "")));
    }

    [Test]
    public void Run_Delete_IsReportedAsDone()
    {
        ProgramResult result = Run("-D " + Expected);

        Assert.That((result.ExitCode, result.Output), Is.EqualTo((0, "")));
        Assert.That(result.Errors, Does.EndWith(": 1 expectations have been deleted.\n"));
        Assert.That(_place.Run("conntrack", "-L", "expect"), Is.Empty);
        Assert.That(Run("-D " + Expected).ExitCode, Is.EqualTo(1));
    }

    [Test]
    public void Run_Flush_EmptiesTheTable()
    {
        ProgramResult result = Run("-F expect");

        Assert.That(result.Errors, Does.EndWith(": expectation table has been emptied.\n"));
        Assert.That(_place.Run("conntrack", "-L", "expect"), Is.Empty);
    }

    private static string WithoutTimeout(string line) => string.Join(' ', line.Split(' ').Skip(1));

    private ProgramResult Run(string line) => ProgramResult.Of(
        _place, [ProgramResult.Program, .. line.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.IO;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Tests.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests;

/// <summary>The examples of docs/examples/dotnet, run as a reader would run them.</summary>
public sealed class ExamplesKernelTests : KernelTest
{
    private static readonly string s_program = Path.Combine(AppContext.BaseDirectory, "ConntrackExamples.dll");

    private NetnsFixture _netns = null!;

    [SetUp]
    public void Open() => _netns = new NetnsFixture(Prefix);

    [TearDown]
    public void Close() => _netns.Dispose();

    [Test]
    public void List_OneAssured_ShowsThatOne()
    {
        using ConntrackConnection connection = _netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp(1), status: ConntrackStatus.Assured));
        connection.Create(Flows.Entry(Flows.Udp(2)));

        Assert.That(
            Run("list"),
            Does.StartWith("protocol 17 192.0.2.1:1 -> 198.51.100.7:53, ").And.Not.Contain("192.0.2.1:2")
                .And.Contain("2 of "));
    }

    [Test]
    public void Kill_ByPort_EndsThose()
    {
        using ConntrackConnection connection = _netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp(1)));
        connection.Create(Flows.Entry(Flows.Udp(2) with { DestinationPort = 443 }));

        Assert.Multiple(() =>
        {
            Assert.That(Run("kill", "53").Trim(), Is.EqualTo("1 killed"));
            Assert.That(connection.Totals().Entries, Is.EqualTo(1));
        });
    }

    [Test]
    public void Expect_Run_ShowsTheExpectation() => Assert.That(Run("expect").Trim(), Is.EqualTo("port 5150 by ftp"));

    [Test]
    public void Timeouts_Run_ShowsThePolicy() => Assert.That(
        Run("timeouts"), Does.StartWith("impatient: ").And.Contain("State = ESTABLISHED, Seconds = 3600"));

    [Test]
    public void Follow_NewConnection_IsShown()
    {
        using ConntrackConnection connection = _netns.Connect();
        var start = new ProcessStartInfo(
            "ip", ["netns", "exec", _netns.Name, Environment.ProcessPath!, s_program, "follow", "1"])
        {
            RedirectStandardOutput = true,
        };
        using Process process = Process.Start(start)!;
        string? first = process.StandardOutput.ReadLine();
        connection.Create(Flows.Entry(Flows.Udp(1)));
        string rest = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        Assert.That((first, rest.Trim()), Is.EqualTo(("listening", "New protocol 17 to port 53")));
    }

    [Test]
    public void List_WithoutCapability_NamesIt() => Assert.That(
        () => CommandRunner.Run(
            "setpriv",
            "--reuid=65534",
            "--clear-groups",
            "--inh-caps=-all",
            Environment.ProcessPath!,
            s_program,
            "kill",
            "53"),
        Throws.InvalidOperationException.With.Message.Contains("lacks CAP_NET_ADMIN"));

    private string Run(params string[] arguments) =>
        _netns.Run(Environment.ProcessPath!, [s_program, .. arguments]);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using Netfilter.Interop.Timeouts;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Timeouts;

public sealed class TimeoutPolicyConnectionKernelTests : KernelTest
{
    private NetnsFixture _netns = null!;
    private TimeoutPolicyConnection _policies = null!;

    [SetUp]
    public void Open()
    {
        _netns = new NetnsFixture(Prefix, isTracking: false);
        _policies = TimeoutPolicyConnection.Open(new ConntrackOptions { NetworkNamespace = _netns.Path });
    }

    [TearDown]
    public void Close()
    {
        _policies.Dispose();
        _netns.Dispose();
    }

    [TestCase(IpProtocol.Tcp, "established")]
    [TestCase(IpProtocol.Udp, "replied")]
    [TestCase(IpProtocol.UdpLite, "unreplied")]
    [TestCase(IpProtocol.Gre, "replied")]
    [TestCase(IpProtocol.Icmp, "timeout")]
    [TestCase(IpProtocol.Sctp, "shutdown_ack_sent")]
    [TestCase(TimeoutStates.Generic, "timeout")]
    public void Add_AnyProtocol_IsWhatNfctShows(byte protocol, string state)
    {
        _policies.Add(Policy("p1", protocol, state, 77));

        string shown = _netns.Run("nfct", "get", "timeout", "p1");
        Assert.That(_policies.TryGet("p1", out TimeoutPolicy? found), Is.True);
        Assert.Multiple(() =>
        {
            Assert.That(found!.Protocol, Is.EqualTo(protocol));
            Assert.That(found.Timeouts.Select(timeout => timeout.State), Is.EqualTo(TimeoutStates.Of(protocol)));
            Assert.That(found.Timeouts, Does.Contain(new StateTimeout(state.ToUpperInvariant(), 77)));
            Assert.That(shown, Does.Contain($".{state.ToUpperInvariant()} = 77,"));
        });
    }

    [Test]
    public void List_OfNfcts_HasBoth()
    {
        _netns.Run("nfct", "add", "timeout", "a", "inet", "tcp", "close", "9");
        _netns.Run("nfct", "add", "timeout", "b", "inet6", "udp", "replied", "9");

        Assert.That(
            _policies.List().OrderBy(policy => policy.Name, StringComparer.Ordinal).Select(policy => (policy.Name, policy.Family, policy.Protocol)),
            Is.EqualTo([("a", (byte)2, IpProtocol.Tcp), ("b", (byte)10, IpProtocol.Udp)]));
    }

    [Test]
    public void Add_NameTaken_IsBusyAndReplaceIsNot()
    {
        _policies.Add(Policy("p1", IpProtocol.Tcp, "close", 9));

        Assert.That(
            () => _policies.Add(Policy("p1", IpProtocol.Tcp, "close", 10)),
            Throws.TypeOf<NetlinkException>().With.Property("Errno").EqualTo(16));
        _policies.Replace(Policy("p1", IpProtocol.Tcp, "close", 11));
        Assert.That(_policies.List().Single().Timeouts, Does.Contain(new StateTimeout("CLOSE", 11)));
    }

    [Test]
    public void Delete_UsedByARule_IsBusyAndFlushSparesIt()
    {
        _policies.Add(Policy("used", IpProtocol.Udp, "unreplied", 5));
        _policies.Add(Policy("free", IpProtocol.Udp, "unreplied", 5));
        _netns.Run(
            "iptables", "-t", "raw", "-A", "OUTPUT", "-p", "udp", "--dport", "5555", "-j", "CT", "--timeout", "used");

        Assert.That(
            () => _policies.Delete("used"), Throws.TypeOf<NetlinkException>().With.Message.Contains("a rule uses it"));
        _policies.Flush();
        Assert.Multiple(() =>
        {
            Assert.That(_policies.List().Single().Name, Is.EqualTo("used"));
            Assert.That(_policies.Delete("free"), Is.False);
        });
    }

    [Test]
    public void SetDefault_OfUdp_ChangesTheSysctl()
    {
        _policies.SetDefault(2, IpProtocol.Udp, new StateTimeout("unreplied", 33), new StateTimeout("replied", 99));

        Assert.Multiple(() =>
        {
            Assert.That(
                _netns.Run("sysctl", "-n", "net.netfilter.nf_conntrack_udp_timeout_stream").Trim(), Is.EqualTo("99"));
            Assert.That(
                _policies.GetDefault(2, IpProtocol.Udp).Timeouts,
                Is.EqualTo([new StateTimeout("UNREPLIED", 33), new StateTimeout("REPLIED", 99)]));
        });
    }

    [Test]
    public void GetDefault_Dccp_SaysThatItIsNotTracked() => Assert.That(
        () => _policies.GetDefault(2, IpProtocol.Dccp),
        Throws.TypeOf<NetlinkException>().With.Message.Contains("does not track"));

    [Test]
    public void Add_NoState_IsRefused() => Assert.That(
        () => _policies.Add(Policy("p1", IpProtocol.Tcp, "close", 1) with { Timeouts = [] }),
        Throws.TypeOf<NetlinkException>().With.Message.Contains("no state was given"));

    [Test]
    public void Add_UnknownState_IsTheCallersMistake() => Assert.That(
        () => _policies.Add(Policy("p1", IpProtocol.Tcp, "bogus", 1)), Throws.ArgumentException);

    private static TimeoutPolicy Policy(string name, byte protocol, string state, uint seconds) => new()
    {
        Name = name,
        Family = 2,
        Protocol = protocol,
        Timeouts = [new StateTimeout(state, seconds)],
    };
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Expectations;
using Netfilter.Interop.Netlink;
using Netfilter.Interop.Tests.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Expectations;

public sealed class ExpectationConnectionKernelTests : KernelTest
{
    private static readonly ConntrackTuple s_master = new(
        2, IpProtocol.Tcp, Flows.Address("192.0.2.1"), Flows.Address("198.51.100.7"), 40000, 21);

    private static readonly ConntrackTuple s_expected = new(
        2, IpProtocol.Tcp, Flows.Address("192.0.2.1"), Flows.Address("198.51.100.7"), 0, 5150);

    private NetnsFixture _netns = null!;
    private ExpectationConnection _expectations = null!;

    [SetUp]
    public void Open()
    {
        _netns = new NetnsFixture(Prefix);
        using ConntrackConnection connection = _netns.Connect();
        connection.Create(Flows.Entry(
            s_master, state: (byte)TcpState.Established, extras: new ConntrackExtras { Helper = "ftp" }));
        _expectations = ExpectationConnection.Open(new ConntrackOptions { NetworkNamespace = _netns.Path });
    }

    [TearDown]
    public void Close()
    {
        _expectations.Dispose();
        _netns.Dispose();
    }

    [Test]
    public void Create_OfMasterWithHelper_IsSeenByConntrack()
    {
        _expectations.Create(Expectation());

        ConntrackExpectation found = _expectations.Dump().Single();
        string line = _netns.Run("conntrack", "-L", "expect");
        Assert.Multiple(() =>
        {
            Assert.That(found.Master, Is.EqualTo(s_master));
            Assert.That(found.Tuple, Is.EqualTo(s_expected));
            Assert.That(found.Mask!.Value.Source, Is.EqualTo(Flows.Address("255.255.255.255")));
            Assert.That(found.Mask.Value.SourcePort, Is.Zero);
            Assert.That(found.Helper, Is.EqualTo("ftp"));
            Assert.That(found.TimeoutSeconds, Is.InRange(1, 300));
            Assert.That(_expectations.Get(found.Key).Id, Is.EqualTo(found.Id));
            Assert.That(_expectations.Count(2), Is.EqualTo(1));
            Assert.That(_expectations.Count(10), Is.Zero);
            Assert.That(line, Does.Contain("dport=5150 mask-src=255.255.255.255").And.Contain("helper=ftp"));
        });
    }

    [Test]
    public void Create_WithFlags_KeepsThem()
    {
        _expectations.Create(Expectation() with { Flags = ExpectationTraits.Permanent | ExpectationTraits.Inactive });

        Assert.That(
            _expectations.Dump().Single().Flags,
            Is.EqualTo(ExpectationTraits.Permanent | ExpectationTraits.Inactive));
    }

    [Test]
    public void Create_Twice_SaysThatItExists()
    {
        _expectations.Create(Expectation());

        Assert.That(() => _expectations.Create(Expectation()), Throws.TypeOf<ConntrackEntryExistsException>());
    }

    [Test]
    public void Create_WithoutMaster_SaysThatItIsNotFound() => Assert.That(
        () => _expectations.Create(Expectation() with { Master = s_master with { SourcePort = 1 } }),
        Throws.TypeOf<ConntrackEntryNotFoundException>().With.Message.Contains("master"));

    [Test]
    public void Create_OfMasterWithoutHelper_SaysWhatIsMissing()
    {
        using ConntrackConnection connection = _netns.Connect();
        connection.Create(Flows.Entry(Flows.Udp()));

        Assert.That(
            () => _expectations.Create(Expectation() with { Master = Flows.Udp() }),
            Throws.TypeOf<NetlinkException>().With.Message.Contains("has no helper"));
    }

    [Test]
    public void Delete_ByKey_IsGoneAndThenFalse()
    {
        _expectations.Create(Expectation());
        ExpectationKey key = _expectations.Dump().Single().Key;

        Assert.Multiple(() =>
        {
            Assert.That(_expectations.Delete(key with { Id = key.Id + 1 }), Is.False);
            Assert.That(_expectations.Delete(key), Is.True);
            Assert.That(_expectations.Delete(key), Is.False);
            Assert.That(_expectations.TryGet(key, out _), Is.False);
            Assert.That(() => _expectations.Get(key), Throws.TypeOf<ConntrackEntryNotFoundException>());
        });
    }

    [Test]
    public void Flush_OfOneHelper_SparesOthers()
    {
        _expectations.Create(Expectation());
        _expectations.Flush("sip");
        int left = _expectations.Count();

        _expectations.Flush("ftp");

        Assert.That((left, _expectations.Count()), Is.EqualTo((1, 0)));
    }

    [Test]
    public void CpuStatistics_AfterCreation_CountIt()
    {
        _expectations.Create(Expectation());

        Assert.That(_expectations.CpuStatistics().Sum(cpu => (long)cpu.Create), Is.EqualTo(1));
    }

    [Test]
    public async Task ReadAllAsync_CreateAndFlush_BothArrive()
    {
        using var events = ExpectationEventSubscription.Open(_netns.Path);
        _expectations.Create(Expectation());
        _expectations.Flush();

        var seen = new List<ExpectationEvent>();
        await foreach (ExpectationEvent item in events.ReadAllAsync(CancellationToken.None))
        {
            seen.Add(item);
            if (seen.Count == 2)
            {
                break;
            }
        }

        Assert.Multiple(() =>
        {
            Assert.That(
                seen.Select(item => item.Kind),
                Is.EqualTo([ExpectationEventKind.New, ExpectationEventKind.Destroy]));
            Assert.That(seen[1].Expectation!.Tuple, Is.EqualTo(s_expected));
        });
    }

    private static ConntrackExpectation Expectation() => new()
    {
        Master = s_master,
        Tuple = s_expected,
        TimeoutSeconds = 299,
        Helper = "ftp",
    };
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using Netfilter.Interop.Tests.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Netlink;

/// <summary>What a session makes of everything that a kernel may answer, seen through a connection.</summary>
public sealed class NetlinkSessionTests
{
    private const ushort Multi = 2;

    private FakeKernel _kernel = null!;
    private ConntrackConnection _connection = null!;

    [SetUp]
    public void Connect()
    {
        _kernel = new FakeKernel();
        _connection = _kernel.Connect();
    }

    [TearDown]
    public void Disconnect() => _connection.Dispose();

    [Test]
    public void Dump_SeveralDatagrams_ReadsToTheEnd()
    {
        _kernel
            .Send(request => FakeReply.Datagram(Flow(request, 1), Flow(request, 2)))
            .Send(request => FakeReply.Datagram(Flow(request, 3), FakeReply.Done(request.Sequence)));

        Assert.That(Dump().Count, Is.EqualTo(3));
    }

    [Test]
    public void Dump_ForeignSequencePortOrSender_IsIgnored()
    {
        byte[] other = FakeReply.Flow(Flows.Entry(Flows.Udp(9)), 99, Multi);
        _kernel
            .Send(request => FakeReply.Flow(Flows.Entry(Flows.Udp(8)), request.Sequence, Multi), sender: 1234)
            .Send(_ => other)
            .Send(request => FakeReply.Message(0x100, Multi, request.Sequence, other.AsSpan(16), portId: 5))
            .Send(request => FakeReply.Datagram(Flow(request, 1), FakeReply.Done(request.Sequence)));

        ConntrackStore store = Dump();

        Assert.That(store.Count, Is.EqualTo(1));
        Assert.That(store[0].OriginalSourcePort, Is.EqualTo(1));
    }

    [Test]
    public void Dump_Interrupted_GoesOn()
    {
        _kernel
            .Interrupt()
            .Send(request => Flow(request, 1))
            .Interrupt()
            .Send(request => FakeReply.Done(request.Sequence));

        Assert.That(Dump().Count, Is.EqualTo(1));
    }

    [Test]
    public void Dump_Overrun_ThrowsAndTheNextOneHasANewSocket()
    {
        _kernel.Send(request => Flow(request, 1)).Overrun();

        Assert.That(Dump, Throws.TypeOf<NetlinkOverrunException>().With.Message.Contains("ENOBUFS"));
        _kernel.Table.Add(Flows.Entry(Flows.Udp(5)));
        Assert.That(Dump().Count, Is.EqualTo(1));
        Assert.That(_kernel.Opened, Is.EqualTo(2));
    }

    [Test]
    public void Dump_Silence_ThrowsTimedOut()
    {
        _kernel.KeepSilent();

        Assert.That(Dump, Throws.TypeOf<NetlinkException>().With.Message.Contains("ETIMEDOUT"));
    }

    [Test]
    public void Dump_Truncated_Throws()
    {
        _kernel.Truncate(40000);

        Assert.That(
            Dump, Throws.TypeOf<NetlinkException>().With.Message.Contains("40000").And.Message.Contains("EMSGSIZE"));
    }

    [Test]
    public void Dump_DoneWithError_Throws()
    {
        _kernel.Send(request => FakeReply.Datagram(Flow(request, 1), FakeReply.Done(request.Sequence, 12)));

        Assert.That(
            Dump, Throws.TypeOf<NetlinkException>().With.Property(nameof(NetlinkException.Errno)).EqualTo(12));
    }

    [Test]
    public void Dump_DoneWithoutErrorNumber_IsTheEnd()
    {
        _kernel.Send(request => FakeReply.Message(3, Multi, request.Sequence, []));

        Assert.That(Dump().Count, Is.Zero);
    }

    [Test]
    public void Dump_ErrorInTheMiddle_Throws()
    {
        _kernel.Send(request => FakeReply.Datagram(Flow(request, 1), FakeReply.Error(request, 16)));

        Assert.That(Dump, Throws.TypeOf<NetlinkException>().With.Message.Contains("EBUSY (16"));
    }

    [Test]
    public void Dump_MalformedDatagram_ThrowsAndTheNextOneHasANewSocket()
    {
        _kernel.Send(request => Flow(request, 1)[..100]);

        Assert.That(Dump, Throws.TypeOf<NetlinkFormatException>());
        Assert.That(Dump().Count, Is.Zero);
        Assert.That(_kernel.Opened, Is.EqualTo(2));
    }

    [Test]
    public void Dump_NoopAndUnalignedDone_AreAccepted()
    {
        _kernel.Send(request => FakeReply.Datagram(
            FakeReply.Message(1, 0, request.Sequence, []),
            FakeReply.Message(3, Multi, request.Sequence, [0, 0, 0, 0, 0])[..21]));

        Assert.That(Dump().Count, Is.Zero);
    }

    [Test]
    public void Create_ErrorWithText_TellsItAndWhere()
    {
        _kernel.Send(request => FakeReply.Error(request, 34, "Attribute failed policy validation", 24));

        Assert.That(
            () => _connection.Create(Flows.Entry(Flows.Udp())),
            Throws.TypeOf<NetlinkException>()
                .With.Message.Contains("ERANGE (34")
                .And.Message.Contains("Attribute failed policy validation at byte 24")
                .And.Property(nameof(NetlinkException.KernelText)).EqualTo("Attribute failed policy validation")
                .And.Property(nameof(NetlinkException.Operation)).EqualTo("create the connection"));
    }

    [Test]
    public void Create_ErrorThatEchoesTheRequest_FindsTheTextBehindIt()
    {
        _kernel.Send(request =>
        {
            byte[] text = Hex.Bytes("0800 0100 6e6f7400");
            byte[] payload = [.. BitConverter.GetBytes(-34), .. request.Bytes, .. text];
            return FakeReply.Message(2, 0x200, request.Sequence, payload);
        });

        Assert.That(
            () => _connection.Create(Flows.Entry(Flows.Udp())),
            Throws.TypeOf<NetlinkException>().With.Property(nameof(NetlinkException.KernelText)).EqualTo("not"));
    }

    [TestCase(1)]
    [TestCase(13)]
    public void Dump_WithoutPrivilege_NamesTheCapabilityAndHowToGrantIt(int errno)
    {
        _kernel.Send(request => FakeReply.Error(request, errno));

        Assert.That(
            Dump,
            Throws.TypeOf<NetlinkPermissionException>()
                .With.Message.Contains("CAP_NET_ADMIN")
                .And.Message.Contains("setcap cap_net_admin+ep")
                .And.Message.Contains("AmbientCapabilities=CAP_NET_ADMIN"));
    }

    [Test]
    public void Dump_SendFails_Throws()
    {
        _kernel.SendErrno = 105;

        Assert.That(Dump, Throws.TypeOf<NetlinkOverrunException>());
    }

    [Test]
    public void Requests_OneAfterTheOther_HaveDifferentSequences()
    {
        Dump();
        Dump();
        _connection.Totals();

        Assert.That(_kernel.Requests.Select(request => request.Sequence), Is.Unique.And.None.Zero);
    }

    private static byte[] Flow(FakeRequest request, ushort port) =>
        FakeReply.Flow(Flows.Entry(Flows.Udp(port)), request.Sequence, Multi);

    private ConntrackStore Dump()
    {
        var store = new ConntrackStore();
        _connection.Dump(store);
        return store;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.Conntrack;

public sealed class ConntrackSysctlKernelTests : KernelTest
{
    [Test]
    public void Settings_OfANamespace_AreItsOwn()
    {
        using var one = new NetnsFixture(Prefix, isTracking: false);
        using var other = new NetnsFixture(Prefix, isTracking: false);
        one.Settings.SetAccounting(false);
        one.Settings.SetTcpLoose(false);
        using ConntrackConnection connection = one.Connect();
        connection.Create(Flows.Entry(Flows.Udp()));

        Assert.Multiple(() =>
        {
            Assert.That(one.Settings.Accounting, Is.False);
            Assert.That(other.Settings.Accounting, Is.True);
            Assert.That(one.Settings.TcpLoose, Is.False);
            Assert.That(other.Settings.TcpLoose, Is.True);
            Assert.That(one.Settings.Count, Is.EqualTo(1));
            Assert.That(other.Settings.Count, Is.Zero);
            Assert.That(one.Settings.Events, Is.EqualTo(1));
            Assert.That(one.Settings.Timestamps, Is.True);
            Assert.That(one.Settings.Max, Is.GreaterThan(0));
            Assert.That(one.Settings.Buckets, Is.GreaterThan(0));
        });
    }

    [Test]
    public void Read_UnknownSetting_IsNull()
    {
        Assert.That(new ConntrackSysctl().Read("nf_conntrack_no_such_thing"), Is.Null);
    }

    [Test]
    public void Write_UnknownSetting_Throws()
    {
        Assert.That(
            () => new ConntrackSysctl().Write("nf_conntrack_no_such_thing", 1), Throws.InstanceOf<IOException>());
    }

    [TestCase("../../../kernel/panic")]
    [TestCase("")]
    public void Read_NameOfAnotherFile_IsRefused(string name)
    {
        Assert.That(() => new ConntrackSysctl().Read(name), Throws.InstanceOf<System.ArgumentException>());
    }
}

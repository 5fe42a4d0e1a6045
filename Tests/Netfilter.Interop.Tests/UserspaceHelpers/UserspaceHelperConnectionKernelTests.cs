// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using Netfilter.Interop.UserspaceHelpers;
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests.UserspaceHelpers;

public sealed class UserspaceHelperConnectionKernelTests : KernelTest
{
    [Test]
    public void List_AnyKernel_WorksOrNamesTheModule()
    {
        using var netns = new NetnsFixture(Prefix, isTracking: false);
        using var helpers = UserspaceHelperConnection.Open(new ConntrackOptions { NetworkNamespace = netns.Path });
        try
        {
            Assert.That(helpers.List("none-of-that-name"), Is.Empty);
        }
        catch (NetlinkException exception)
        {
            Assert.That(exception.Message, Does.Contain("modprobe nfnetlink_cthelper"));
        }
    }
}

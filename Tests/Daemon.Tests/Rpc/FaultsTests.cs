// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Contract;
using Contract.Filters;
using Daemon.Rpc;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Rpc;

public sealed class FaultsTests
{
    private static IEnumerable<TestCaseData> Known =>
    [
        new(new FilterSyntaxException(3, 1, "a text", ImmutableArray<string>.Empty), FaultCodes.InvalidValue),
        new(new ConntrackEntryNotFoundException("x", 2, "a text"), FaultCodes.NotFound),
        new(new ConntrackEntryExistsException("x", 17, "a text"), FaultCodes.Conflict),
        new(new ConntrackTimeoutFixedException("x", 1, "a text"), FaultCodes.Conflict),
        new(new NetlinkOverrunException("x", 105, "a text"), FaultCodes.Unavailable),
        new(new NetlinkException("x", 12, "a text"), FaultCodes.Unavailable),
    ];

    [TestCaseSource(nameof(Known))]
    public void Map_KnownException_HasItsCodeAndText(Exception error, int code)
    {
        XmlRpcFault? fault = Faults.Map(error);

        Assert.That(fault!.Code, Is.EqualTo(code));
        Assert.That(fault.Text, Does.Contain("a text"));
    }

    [Test]
    public void Map_MissingPrivilege_NamesTheCommandThatGivesIt()
    {
        XmlRpcFault? fault = Faults.Map(new NetlinkPermissionException("x", 1, "a text"));

        Assert.That(fault!.Code, Is.EqualTo(FaultCodes.Unavailable));
        Assert.That(fault.Text, Does.Contain("CAP_NET_ADMIN").And.Contain("setpriv").And.Not.Contain("\n"));
    }

    [Test]
    public void Map_UnknownException_IsLeftToTheLog()
    {
        Assert.That(Faults.Map(new InvalidOperationException("internals")), Is.Null);
    }
}

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
        new(new FilterSyntaxException(3, 1, "a text", ImmutableArray<string>.Empty), FaultCodes.InvalidValue, "a text"),
        new(new ConntrackEntryNotFoundException("get", 2, ""), FaultCodes.NotFound, "no such connection any more"),
        new(new ConntrackEntryExistsException("create", 17, ""), FaultCodes.Conflict, "has this connection already"),
        new(new ConntrackTimeoutFixedException("update", 1, ""), FaultCodes.Conflict, "fixed now. Use kill"),
        new(new NetlinkOverrunException("dump", 105, ""), FaultCodes.Unavailable, "(dump): No buffer space available, errno 105"),
        new(new NetlinkException("dump", 12, ""), FaultCodes.Unavailable, "(dump): Cannot allocate memory, errno 12"),
    ];

    [TestCaseSource(nameof(Known))]
    public void Map_KnownException_HasItsCodeAndText(Exception error, int code, string text)
    {
        XmlRpcFault? fault = Faults.Map(error);

        Assert.That(fault!.Code, Is.EqualTo(code));
        Assert.That(fault.Text, Does.Contain(text));
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

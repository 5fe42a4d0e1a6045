// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Daemon.Rpc;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Rpc;

public sealed class LoginValuesTests
{
    [Test]
    public void ToObject_EveryKind_IsAPlainObject()
    {
        var members = new XmlRpcStruct();
        members.Add("name", XmlRpcValue.FromString("alice"));
        members.Add("list", XmlRpcValue.FromArray([XmlRpcValue.FromInt32(1), XmlRpcValue.Nil]));

        object? value = LoginValues.ToObject(XmlRpcValue.FromStruct(members));

        Assert.That(value, Is.EqualTo(new Dictionary<string, object?>
        {
            ["name"] = "alice",
            ["list"] = new List<object?> { 1, null },
        }));
    }
}

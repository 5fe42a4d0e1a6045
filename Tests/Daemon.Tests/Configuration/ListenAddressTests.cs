// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Configuration;
using NUnit.Framework;

namespace Daemon.Tests.Configuration;

public sealed class ListenAddressTests
{
    [TestCase("127.0.0.1:8040", true)]
    [TestCase("127.1.2.3:0", true)]
    [TestCase("0.0.0.0:80", false)]
    [TestCase("192.0.2.1:65535", false)]
    [TestCase("[::1]:8040", true)]
    [TestCase("[::]:8040", false)]
    [TestCase("[2001:db8::5]:1", false)]
    [TestCase("unix:/run/pyctd/pyctd.sock", true)]
    public void Parse_Address_IsShownAsItWasWritten(string text, bool isLocal)
    {
        ListenAddress address = ListenAddress.Parse(text);

        Assert.That(address.ToString(), Is.EqualTo(text));
        Assert.That(address.IsLocal, Is.EqualTo(isLocal));
    }

    [TestCase("")]
    [TestCase("8040")]
    [TestCase(":8040")]
    [TestCase("localhost:8040")]
    [TestCase("127.0.0.1")]
    [TestCase("127.0.0.1:")]
    [TestCase("127.0.0.1:65536")]
    [TestCase("127.0.0.1:-1")]
    [TestCase("127.0.0.1: 80")]
    [TestCase("127.1:80")]
    [TestCase("0177.0.0.1:80")]
    [TestCase("::1:8040")]
    [TestCase("[127.0.0.1]:80")]
    [TestCase("[::1]")]
    [TestCase("unix:")]
    [TestCase("unix:relative")]
    [TestCase("unix:/run/")]
    [TestCase("unix:/a\0b")]
    public void Parse_AnythingElse_Throws(string text)
    {
        Assert.That(() => ListenAddress.Parse(text), Throws.InstanceOf<FormatException>());
    }

    [Test]
    public void Parse_UnixPath_TakesUpTo107Bytes()
    {
        Assert.That(() => ListenAddress.Parse("unix:/" + new string('x', 106)), Throws.Nothing);
        Assert.That(() => ListenAddress.Parse("unix:/" + new string('x', 107)), Throws.TypeOf<FormatException>());
        Assert.That(() => ListenAddress.Parse("unix:/" + new string('é', 54)), Throws.TypeOf<FormatException>());
    }
}

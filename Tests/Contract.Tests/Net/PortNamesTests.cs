// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Net;

internal sealed class PortNamesTests
{
    private const string Services = """
        # comment
        http        80/tcp      www     # WorldWideWeb HTTP
        http-alt	8080/tcp
        kerberos 88/tcp
        kerberos 88/udp krb5

        nonsense
        far 70000/tcp
        odd 5/xyz
        who 513/udp
        login 513/tcp
        http 8008/tcp
        """;

    [TestCase("http", 80)]
    [TestCase("WWW", 80)]
    [TestCase("http-alt", 8080)]
    [TestCase("krb5", 88)]
    public void TryGetPort_NameOrAlias_IsThePortOfTheFirstLine(string name, int expected)
    {
        Assert.That(Given().TryGetPort(name, out ushort port), Is.True);
        Assert.That(port, Is.EqualTo(expected));
    }

    [TestCase("nonsense")]
    [TestCase("far")]
    [TestCase("odd")]
    [TestCase("WorldWideWeb")]
    [TestCase("")]
    public void TryGetPort_LineNotUnderstood_IsSkipped(string name) =>
        Assert.That(Given().TryGetPort(name, out _), Is.False);

    [TestCase(6, 513, "login")]
    [TestCase(17, 513, "who")]
    [TestCase(6, 80, "http")]
    public void TryGetName_Port_IsNamedByProtocol(byte protocol, int port, string expected)
    {
        Assert.That(Given().TryGetName(protocol, (ushort)port, out string? name), Is.True);
        Assert.That(name, Is.EqualTo(expected));
    }

    [Test]
    public void TryGetName_OtherProtocol_IsNone() => Assert.That(Given().TryGetName(17, 80, out _), Is.False);

    [Test]
    public void TryGetPort_ListThatCannotBeRead_IsTheBuiltInOne()
    {
        PortNames unreadable = new(() => throw new FileNotFoundException());
        PortNames forbidden = new(() => throw new UnauthorizedAccessException());

        Assert.That(unreadable.TryGetPort("https", out ushort port), Is.True);
        Assert.That(port, Is.EqualTo(443));
        Assert.That(forbidden.TryGetPort("https", out _), Is.True);
        Assert.That(PortNames.BuiltIn.TryGetPort("https", out _), Is.True);
        Assert.That(PortNames.FromFile("/nonexistent/services").TryGetPort("https", out _), Is.True);
    }

    [Test]
    public void TryGetPort_AskedTwice_OpensTheListOnce()
    {
        int opened = 0;
        PortNames ports = new(() =>
        {
            opened++;
            return new StringReader(Services);
        });

        _ = ports.TryGetPort("http", out _);
        _ = ports.TryGetPort("ssh", out _);

        Assert.That(opened, Is.EqualTo(1));
    }

    private static PortNames Given() => new(() => new StringReader(Services));
}

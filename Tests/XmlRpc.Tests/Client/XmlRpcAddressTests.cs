// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using NUnit.Framework;
using XmlRpc.Client;

namespace XmlRpc.Tests.Client;

[Parallelizable(ParallelScope.All)]
internal sealed class XmlRpcAddressTests
{
    [TestCase("http://127.0.0.1:8040/RPC2", "127.0.0.1", 8040, "/RPC2", false)]
    [TestCase("http://127.0.0.1:8040", "127.0.0.1", 8040, "/RPC2", false)]
    [TestCase("http://fw.example/", "fw.example", 80, "/RPC2", false)]
    [TestCase("https://fw.example/x?y=1", "fw.example", 443, "/x?y=1", true)]
    [TestCase("http://[::1]:8040/a", "::1", 8040, "/a", false)]
    public void Parse_Tcp_HasHostPortAndPath(string text, string host, int port, string path, bool isSecure)
    {
        XmlRpcAddress address = XmlRpcAddress.Parse(text);

        Assert.That(
            (address.Host, address.Port, address.Path, address.IsSecure, address.SocketPath), Is.EqualTo(
                (host, port, path, isSecure, (string?)null)));
    }

    [Test]
    public void Parse_UnixSocket_HasItsPath()
    {
        XmlRpcAddress address = XmlRpcAddress.Parse("unix:/run/pyctd/pyctd.sock");

        Assert.That(address.SocketPath, Is.EqualTo("/run/pyctd/pyctd.sock"));
        Assert.That(address.Path, Is.EqualTo("/RPC2"));
        Assert.That(address.ToString(), Is.EqualTo("unix:/run/pyctd/pyctd.sock"));
    }

    [TestCase("")]
    [TestCase("unix:")]
    [TestCase("127.0.0.1:8040")]
    [TestCase("ftp://x/")]
    [TestCase("http://user:secret@host/")]
    public void Parse_AnythingElse_Throws(string text) =>
        Assert.That(() => XmlRpcAddress.Parse(text), Throws.InstanceOf<FormatException>());
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using NUnit.Framework;
using XmlRpc.Codec;
using XmlRpc.ConformanceServer;
using XmlRpc.Server;

namespace XmlRpc.Tests.Interop;

/// <summary>Clients written by others, in the versions that Debian ships, against this server.</summary>
[Parallelizable(ParallelScope.Children)]
internal sealed class ForeignClientInteropTests
{
    private ConformanceHost _host = null!;
    private ConformanceHost _narrowHost = null!;

    private static IEnumerable<TestCaseData> Clients()
    {
        yield return Client("Python xmlrpc.client", new("/usr/bin/python3", "client.py", "python3", 59));
        yield return Client("PHP xmlrpc", new("/usr/bin/php", "client.php", "php-cli php-xmlrpc", 38));
        yield return Client("Perl RPC::XML", new("/usr/bin/perl", "rpc-xml.pl", "perl librpc-xml-perl", 30));
        yield return Client(
            "Perl XMLRPC::Lite", new("/usr/bin/perl", "xmlrpc-lite.pl", "perl libxmlrpc-lite-perl", 30));
        yield return Client("Ruby xmlrpc", new("/usr/bin/ruby", "client.rb", "ruby ruby-xmlrpc", 39));
        yield return Client("xmlrpc-c command line", new("/bin/sh", "xmlrpc-c.sh", "libxmlrpc-core-c3-dev", 19));
        yield return Client("Tcl xmlrpc", new("/usr/bin/tclsh", "client.tcl", "tcl tcl-xmlrpc", 25));
        yield return Client(
            "Lua xmlrpc", new("/usr/bin/lua5.1", "client.lua", "lua5.1 lua-xmlrpc lua-socket lua-expat", 26));
    }

    [OneTimeSetUp]
    public async Task StartAsync()
    {
        _host = await ConformanceHost.StartAsync(0);
        _narrowHost = await ConformanceHost.StartAsync(
            0, new XmlRpcEndpointOptions { IntegerMode = XmlRpcIntegerMode.String });
    }

    [OneTimeTearDown]
    public async Task StopAsync()
    {
        await _host.DisposeAsync();
        await _narrowHost.DisposeAsync();
    }

    [TestCaseSource(nameof(Clients))]
    public async Task Script_AgainstTheServer_PassesEveryCheck(object client)
    {
        var foreign = (ForeignClient)client;
        (int exitCode, string output) = await foreign.RunAsync(Url(_host.Port), Url(_narrowHost.Port));

        Assert.That(
            output,
            Does.EndWith(FormattableString.Invariant($"verdict: {foreign.Checks} passed, 0 failed\n")),
            $"Debian packages: {foreign.Packages}");
        Assert.That(exitCode, Is.Zero, output);
    }

    [TestCaseSource(nameof(Clients))]
    public async Task Script_NothingListening_Refuses(object client)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        (int exitCode, string output) = await ((ForeignClient)client).RunAsync(Url(port), Url(port));

        Assert.That(exitCode, Is.EqualTo(3), output);
        Assert.That(output, Does.Contain("nothing serves").And.Not.Contain("verdict"));
    }

    private static string Url(int port) => FormattableString.Invariant($"http://127.0.0.1:{port}/RPC2");

    private static TestCaseData Client(string name, ForeignClient client) =>
        new TestCaseData(client).SetArgDisplayNames(name);
}

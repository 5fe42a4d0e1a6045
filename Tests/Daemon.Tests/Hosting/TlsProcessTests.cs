// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Daemon.Tests.Hosting;

[NeedsNetAdmin]
public sealed class TlsProcessTests
{
    private const string AnyPort = "127.0.0.1:0";

    private const string PythonLogin =
        """
        import ssl, sys, xmlrpc.client
        try:
            context = ssl.create_default_context(cafile=sys.argv[2])
            print(len(xmlrpc.client.ServerProxy(sys.argv[1], context=context).login()))
        except ssl.SSLError as error:
            print(error.reason)
        """;

    // What lets OpenSSL 3 speak versions that it refuses by itself.
    private const string LaxOpenSsl =
        """
        openssl_conf = main
        [main]
        ssl_conf = ssl
        [ssl]
        system_default = lax
        [lax]
        MinProtocol = TLSv1
        CipherString = ALL:@SECLEVEL=0
        """;

    private TemporaryDirectory _directory = null!;
    private CertificateFiles _files = null!;

    [SetUp]
    public void SetUp()
    {
        _directory = new TemporaryDirectory();
        _files = new CertificateFiles(_directory, "own").Make();
    }

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Serve_PythonWithTheRootAlone_IsServed()
    {
        await using DaemonProcess daemon = await StartAsync();

        Assert.That(await PythonAsync(daemon, _files.Root), Is.EqualTo("22\n"));
    }

    [Test]
    public async Task Serve_PythonWithAnotherRoot_RefusesTheDaemon()
    {
        CertificateFiles foreign = new CertificateFiles(_directory, "foreign").Make();
        await using DaemonProcess daemon = await StartAsync();

        Assert.That(await PythonAsync(daemon, foreign.Root), Is.EqualTo("CERTIFICATE_VERIFY_FAILED\n"));
    }

    [Test]
    public async Task Serve_PlainHttp_IsNotServed()
    {
        await using DaemonProcess daemon = await StartAsync();
        using RawHttp plain = await ConnectAsync(daemon);

        await plain.SendAsync(RawHttp.Head("Content-Type: text/xml", RawHttp.Length(0)));

        Assert.That(await plain.ReceiveToEndAsync(), Does.Not.Contain("200 OK").And.Not.Contain("methodResponse"));
        Assert.That(await PythonAsync(daemon, _files.Root), Is.EqualTo("22\n"));
    }

    [Test]
    public async Task Serve_UnixSocketBesideTls_IsPlain()
    {
        string path = _directory.File("sock");
        await using DaemonProcess daemon = await StartAsync("--listen", "unix:" + path);
        using var client = new RpcClient(path);

        Assert.That(await client.CallAsync("login"), Has.Length.EqualTo(22));
    }

    [TestCase("-tls1", false)]
    [TestCase("-tls1_1", false)]
    [TestCase("-tls1_2", true)]
    [TestCase("-tls1_3", true)]
    public async Task Serve_VersionOfTls_IsAtLeast12EvenWhereOpenSslAllowsLess(string version, bool isServed)
    {
        string lax = _directory.Write("openssl.cnf", LaxOpenSsl);
        await using DaemonProcess daemon = DaemonProcess.Start(
            [], new Dictionary<string, string> { ["OPENSSL_CONF"] = lax }, ["--listen", AnyPort, .. _files.Options]);
        Uri address = await daemon.GetAddressAsync();

        string answer = CommandRunner.Run(
            "sh", "-c", $"openssl s_client -connect {address.Authority} {version} -cipher ALL:@SECLEVEL=0 2>&1 </dev/null || :");

        Assert.That(answer, isServed ? Does.Contain("BEGIN CERTIFICATE") : Does.Contain("alert protocol version"));
    }

    [Test]
    public async Task Serve_HalfOpenHandshakes_AreLetGoWhileOthersAreServed()
    {
        await using DaemonProcess daemon = await StartAsync();
        List<RawHttp> half = [];
        try
        {
            for (int i = 0; i < 100; i++)
            {
                half.Add(await ConnectAsync(daemon));
                await half[^1].SendAsync(i % 2 == 0 ? [] : [0x16, 0x03, 0x01, 0x02, 0x00, 0x01]);
            }

            Task ended = Task.WhenAll(half.Select(connection => connection.ReceiveToEndAsync()));
            do
            {
                using XmlRpcClient client = await CallerAsync(daemon, _ => { });
                Assert.That(await LoginAsync(client), Has.Length.EqualTo(22));
            }
            while (!ended.IsCompleted);
        }
        finally
        {
            half.ForEach(connection => connection.Dispose());
        }
    }

    [Test]
    public async Task Reload_RenewedCertificate_IsForNewConnectionsWhileOpenOnesGoOn()
    {
        List<string> seen = [];
        await using DaemonProcess daemon = await StartAsync();
        using XmlRpcClient open = await CallerAsync(daemon, seen.Add);
        await LoginAsync(open);
        string first = _files.Serial;

        _files.Make();
        await daemon.SignalAsync("HUP");
        await daemon.WaitForLineAsync("The certificate was read again");
        await LoginAsync(open);
        using XmlRpcClient later = await CallerAsync(daemon, seen.Add);
        await LoginAsync(later);

        Assert.That(seen, Is.EqualTo(new[] { first, _files.Serial }));
    }

    [Test]
    public async Task Reload_KeyThatDoesNotMatch_KeepsThePresentCertificate()
    {
        List<string> seen = [];
        await using DaemonProcess daemon = await StartAsync();
        using ECDsa other = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        _files.WriteKey(other.ExportPkcs8PrivateKeyPem());
        await daemon.SignalAsync("HUP");
        await daemon.WaitForLineAsync("what was read before stays in force");
        using XmlRpcClient client = await CallerAsync(daemon, seen.Add);
        await LoginAsync(client);

        Assert.That(seen, Is.EqualTo(new[] { _files.Serial }));
    }

    [Test]
    public async Task Start_ExpiredCertificate_WarnsAndServes()
    {
        _files.Make(validDays: 1);
        await using DaemonProcess daemon = await StartAsync();

        Assert.That(daemon.Output, Does.Contain($"tls-cert: the certificate in {_files.Chain} expired on "));
    }

    [TestCase("", "holds no private key in PEM form")]
    [TestCase("-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n", "is encrypted")]
    [TestCase("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", "is not the key of the first certificate")]
    public async Task Start_KeyOfNoUse_SaysSoInOneLine(string key, string complaint)
    {
        _files.WriteKey(key);

        await AssertRefusedAsync("pyctd: tls-key: ", complaint);
    }

    [Test]
    public async Task Start_KeyThatOthersCanRead_NamesTheCommandThatMendsIt()
    {
        File.SetUnixFileMode(_files.Key, (UnixFileMode)0b110_100_100);

        await AssertRefusedAsync("pyctd: tls-key: ", $"chmod g-w,o-rw {_files.Key}");
    }

    [Test]
    public async Task Start_CertificateMissingOrNone_SaysSoInOneLine()
    {
        File.WriteAllText(_files.Chain, "nothing");
        await AssertRefusedAsync("pyctd: tls-cert: ", "holds no certificate in PEM form");

        File.Delete(_files.Chain);
        await AssertRefusedAsync("pyctd: tls-cert: ", "there is no such file");
    }

    [Test]
    public async Task Start_RemoteListenerWithTls_NeedsNoAllowRemote()
    {
        // The address is nobody's: what fails is the listening itself, and not the rule.
        await using DaemonProcess daemon = DaemonProcess.Start(["--listen", "192.0.2.1:0", .. _files.Options]);

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.CannotListen));
    }

    private Task<DaemonProcess> StartAsync(params string[] arguments) =>
        DaemonProcess.StartReadyAsync(["--listen", AnyPort, .. _files.Options, .. arguments]);

    private async Task AssertRefusedAsync(params string[] complaints)
    {
        await using DaemonProcess daemon = DaemonProcess.Start(["--listen", AnyPort, .. _files.Options]);

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output.Split('\n'), Has.Length.EqualTo(1));
        foreach (string complaint in complaints)
        {
            Assert.That(daemon.Output, Does.Contain(complaint));
        }
    }

    private static async Task<string> PythonAsync(DaemonProcess daemon, string root)
    {
        Uri address = await daemon.GetAddressAsync();
        return CommandRunner.Run("python3", "-c", PythonLogin, $"https://localhost:{address.Port}/RPC2", root);
    }

    private static async Task<RawHttp> ConnectAsync(DaemonProcess daemon)
    {
        Uri address = await daemon.GetAddressAsync();
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, address.Port);
        return RawHttp.Over(new NetworkStream(socket, ownsSocket: true));
    }

    /// <summary>A client that tells the serial number of each certificate that it is shown.</summary>
    private static async Task<XmlRpcClient> CallerAsync(DaemonProcess daemon, Action<string> see)
    {
        Uri address = await daemon.GetAddressAsync();
        return new XmlRpcClient(
            XmlRpcAddress.Parse($"https://localhost:{address.Port}/RPC2"),
            new XmlRpcClientOptions
            {
                CertificateValidation = (_, certificate, _, _) =>
                {
                    see(((X509Certificate2)certificate!).SerialNumber);
                    return certificate!.Subject == "CN=localhost";
                },
            });
    }

    private static async Task<string> LoginAsync(XmlRpcClient client) =>
        (await client.CallAsync("login", Array.Empty<XmlRpcValue>())).AsString();
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using NUnit.Framework;
using TestSupport;

namespace Integration.Tests;

/// <summary>Programs of others, with the XML-RPC of their languages, on a firewall's real connections.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ForeignClientKernelTests : IntegrationTest
{
    private const int FirstPort = 6001;

    // 10.77.1.2
    private const string ClientAsNumber = "172818690";

    private ServedLab _served = null!;
    private string _url = "";
    private TcpTraffic[] _traffic = [];

    [SetUp]
    public async Task StartAsync()
    {
        _served = await ServedLab.StartAsync("--uid-mask", "0xFFFF");
        _url = new Uri(await _served.Daemon.GetAddressAsync(), "/RPC2").AbsoluteUri;
        _traffic = [.. Enumerable.Range(FirstPort, 3).Select(port => _served.Forward(port))];
    }

    [TearDown]
    public async Task StopAsync()
    {
        Array.ForEach(_traffic, traffic => traffic.Dispose());
        await _served.DisposeAsync();
    }

    [TestCase("python3", "client.py")]
    [TestCase("php", "client.php")]
    [TestCase("perl", "client.pl")]
    public void Client_OfAnyLanguage_ListsMarksAndKills(string interpreter, string script)
    {
        Run(interpreter, script, _url, Port(0));

        Assert.That(Listed(0), Is.Empty, "it was killed");
        Assert.That(Listed(1), Does.Contain("mark=51966"));
        Assert.That(Listed(2), Does.Contain("mark=0"));
    }

    [Test]
    public void Example_OfTheManual_ListsMarksAndKills()
    {
        string[] row = Run("python3", "list_and_kill.py", "--url", _url, Port(0)).Split(' ');
        Run("python3", "list_and_kill.py", "--url", _url, "--mark", "7", Port(1), IdOf(1));
        Run("python3", "list_and_kill.py", "--url", _url, "--kill", Port(0), row[0]);

        Assert.That(row[1..6], Is.EqualTo(new[] { "10.77.1.2", row[2], "10.77.2.2", Port(0), "ESTABLISHED" }));
        Assert.That(Listed(0), Is.Empty, "it was killed");
        Assert.That(Listed(1), Does.Contain("mark=7"));
        Assert.That(Listed(2), Does.Contain("mark=0"));
    }

    [Test]
    public void Client_BeforeVersion04_ViewsWithTheSessionAlone()
    {
        Run("python3", "before_0_4.py", [_url, Port(0), Port(1), Port(2)]);

        Assert.That(Listed(0), Is.Empty, "it was killed");
        Assert.That(Listed(1), Is.Not.Empty);
    }

    [Test]
    public void Client_OfTheSuccessor_ViewsWithoutASession()
    {
        _served.Lab.Firewall.LoadRules(
            """
            table inet users {
              chain pre { type filter hook prerouting priority 0; tcp dport 6005 ct mark set 65534; }
            }
            """);
        using TcpTraffic ofNobody = _served.Forward(6005);
        using TcpTraffic fromElsewhere = _served.Forward(FirstPort, isIPv6: true);

        string[] rows = Run("python3", "successor.py", _url, ClientAsNumber).TrimEnd('\n').Split('\n');

        Assert.That(rows, Is.EquivalentTo(new[]
        {
            $"{Port(0)} 0 0 ", $"{Port(1)} 0 0 ", $"{Port(2)} 0 0 ", "6005 1 65534 nobody",
        }));
    }

    [Test]
    public void Client_OfTheSuccessor_ReadsConnectionsWithoutPortsToo()
    {
        _served.Lab.Client.Run("ping", "-c", "1", "10.77.2.2");

        Assert.That(Run("python3", "successor.py", _url, ClientAsNumber), Does.Contain("0 0 0 "));
    }

    private static string Port(int index) => (FirstPort + index).ToString(CultureInfo.InvariantCulture);

    private string IdOf(int index) => Run("python3", "list_and_kill.py", "--url", _url, Port(index)).Split(' ')[0];

    private string Listed(int index) =>
        _served.Lab.Firewall.Run("conntrack", "-L", "-p", "tcp", "--dport", Port(index));

    /// <summary>Runs a script inside the firewall, without the proxies of whoever runs the tests.</summary>
    private string Run(string interpreter, string script, params string[] arguments)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Scripts", script);
        return _served.Lab.Firewall.Run("env", ["-i", "PATH=/usr/bin:/bin", interpreter, path, .. arguments]);
    }
}

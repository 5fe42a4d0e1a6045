// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Contract;
using NUnit.Framework;
using TestSupport;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Integration.Tests;

/// <summary>pyctd-xmlrpc(7) says what the daemon does: all of it, and nothing else.</summary>
internal sealed partial class ManualKernelTests : IntegrationTest
{
    private const string DefaultAddress = "http://127.0.0.1:8040/RPC2";

    [Test]
    public async Task Procedures_AreThoseThatTheDaemonLists()
    {
        using var home = new NetnsFixture("pk-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home);
        using XmlRpcClient client = served.ConnectRaw();

        IEnumerable<string?> listed = (await client.CallAsync("system.listMethods", [])).AsArray()
            .Select(name => name.TryGetString(out string? text) ? text : null);

        Assert.That(ManualPage.Prototypes.Select(prototype => prototype.Split('(')[0]),
            Is.EquivalentTo(listed));
    }

    [Test]
    public async Task Prototypes_HaveAsManyArgumentsAsTheLongestSignature()
    {
        using var home = new NetnsFixture("pk-");
        await using ServedNamespace served = await ServedNamespace.StartAsync(home);
        using XmlRpcClient client = served.ConnectRaw();
        foreach (string prototype in ManualPage.Prototypes)
        {
            XmlRpcValue signatures =
                await client.CallAsync("system.methodSignature", [XmlRpcValue.FromString(prototype.Split('(')[0])]);

            Assert.That(Argument().Count(prototype.Split('(')[1]),
                Is.EqualTo(signatures.AsArray().Max(signature => signature.AsArray().Count) - 1), prototype);
        }
    }

    [Test]
    public void RowFields_AreThoseOfTheContract()
    {
        Assert.That(ManualPage.Entries("ROW FIELDS"), Is.EqualTo(RowFields.All.Select(field => field.Name)));
    }

    [Test]
    public void Faults_AreThoseOfTheContract()
    {
        IEnumerable<string> codes = typeof(FaultCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => ((int)field.GetRawConstantValue()!).ToString(CultureInfo.InvariantCulture));

        Assert.That(ManualPage.Entries("FAULTS"), Is.EquivalentTo(codes));
    }

    [TestCase("Python", "python3", true)]
    [TestCase("PHP", "php", false)]
    public async Task Example_Run_ListsMarksAndKills(string language, string interpreter, bool isKillingByFilter)
    {
        await using ServedLab served = await ServedLab.StartAsync();
        using TcpTraffic first = served.Forward(443);
        using TcpTraffic second = served.Forward(443, isIPv6: true);
        string program = ManualPage.Example(language);
        Assert.That(program, Does.Contain(DefaultAddress));

        string address = new Uri(await served.Daemon.GetAddressAsync(), "/RPC2").AbsoluteUri;
        string[] lines =
            Run(served, interpreter, program.Replace(DefaultAddress, address, StringComparison.Ordinal));

        Assert.That(lines[..2].Select(line => line.Split(' ')[1]), Is.EquivalentTo(new[] { "10.77.1.2", "fd77:1::2" }));
        Assert.That(lines[2..], Is.EqualTo(isKillingByFilter ? ["0 left", "0 killed, 0 gone"] : Array.Empty<string>()));
        int left = Listed(served, "ipv4") + Listed(served, "ipv6");
        Assert.That(left, Is.EqualTo(1), "one of two was killed");
    }

    [Test]
    public void InventoryFields_AreThoseOfTheContract()
    {
        foreach (string model in InventoryModels.All)
        {
            Assert.That(ManualPage.FieldsOf(model), Is.EquivalentTo(InventoryFields.Of(model)), model);
        }
    }

    [Test]
    public async Task Example_OfTheInventory_RendersRulesAndCleansUp()
    {
        await using ServedLab served = await ServedLab.StartAsync();
        string address = new Uri(await served.Daemon.GetAddressAsync(), "/RPC2").AbsoluteUri;

        string[] lines = Run(
            served, "python3", ManualPage.Example("Inventory").Replace(DefaultAddress, address, StringComparison.Ordinal));

        Assert.That(lines[0], Does.StartWith("web1.rules.v4 -A PYCTD-IN -s 10.10.4.0/24 -d 192.0.2.10/32 ").And.Contain("--dport 22 "));
        Assert.That(lines[1..], Is.EqualTo(new[] { "422 E_PORT_RANGE ports", "8 records removed" }));
    }

    [TestCase("pyctd.8")]
    [TestCase("pyctd.conf.5")]
    [TestCase("auth_sha.8")]
    [TestCase("pyctd-filter.7")]
    [TestCase("pyctd-xmlrpc.7")]
    public void Page_Rendered_GivesNoWarning(string page)
    {
        string file = Path.Combine(AppContext.BaseDirectory, page);

        Assert.That(
            CommandRunner.Run(
                "sh", "-c", "LC_ALL=C.UTF-8 man --warnings -E UTF-8 -l -Tutf8 -Z \"$0\" 2>&1 >/dev/null", file),
            Is.Empty);
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Argument();

    private static int Listed(ServedLab served, string family) => served.Lab.Firewall
        .Run("conntrack", "-L", "-f", family, "-p", "tcp", "--dport", "443").Count(character => character == '\n');

    private static string[] Run(ServedLab served, string interpreter, string program)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, program);
            return served.Lab.Firewall.Run("env", "-i", "PATH=/usr/bin:/bin", interpreter, file)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            File.Delete(file);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Contract;
using Daemon.Tests.Support;
using NUnit.Framework;
using TestSupport;

namespace Daemon.Tests.Hosting;

/// <summary>The running daemon with the worked example of docs/examples/auth-module, loaded by its path.</summary>
[NeedsNetAdmin]
public sealed class TokenModuleProcessTests
{
    // A procedure that is not here, or that another role opens, fails the tests. With how many arguments it takes besides
    // the session, for their number is looked at first.
    private static readonly Dictionary<string, (string Role, int Arguments)> s_roles = new()
    {
        [Methods.View] = ("view", 0),
        [Methods.Refresh] = ("view", 0),
        [Methods.SetAutorefresh] = ("view", 1),
        [Methods.Status] = ("view", 0),
        [Methods.ConnectionsGet] = ("view", 1),
        [Methods.ConnectionsSummary] = ("view", 0),
        [Methods.Kill] = ("kill", 1),
        [Methods.ConnectionsKill] = ("kill", 1),
        [Methods.Change] = ("change", 3),
    };

    // All procedures of the inventory take one struct, and need one role.
    private static readonly Dictionary<string, (string Role, int Arguments)> s_all = s_roles
        .Concat(typeof(InventoryMethods).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat(InventoryModels.All.SelectMany(model => (string[])
            [
                InventoryMethods.List(model), InventoryMethods.Get(model), InventoryMethods.Create(model),
                InventoryMethods.Update(model), InventoryMethods.DeletePreview(model), InventoryMethods.Delete(model),
            ]))
            .Select(name => KeyValuePair.Create(name, ("inventory", 1))))
        .ToDictionary();

    private TemporaryDirectory _directory = null!;

    private static string ModulePath => Path.Combine(AppContext.BaseDirectory, "module", "TokenModule.dll");

    [SetUp]
    public void SetUp() => _directory = new TemporaryDirectory();

    [TearDown]
    public void TearDown() => _directory.Dispose();

    [Test]
    public async Task Login_TokensOfAFile_ComeInUntilTheirLineIsDeleted()
    {
        await using DaemonProcess daemon = await StartAsync(Line("first", "view"), Line("second", "view"));
        using var client = new RpcClient(await daemon.GetAddressAsync());

        Assert.That(await client.CallAsync("login", "first"), Has.Length.EqualTo(22));
        Assert.That(await client.CallAsync("login", "third"), Does.StartWith("fault 401: "));
        Assert.That(await client.CallAsync("login", "first", "x"), Does.StartWith("fault 401: "));

        _directory.Write("tokens", Line("second", "view"));
        Assert.That(await client.CallAsync("login", "first"), Does.StartWith("fault 401: "));
        Assert.That(await client.CallAsync("login", "second"), Has.Length.EqualTo(22));
        Assert.That(daemon.Output, Does.Contain("user=name-of-second").And.Contain("no such token"));
    }

    [Test]
    public async Task Start_WithoutItsOption_SaysWhatTheModuleSays()
    {
        await using DaemonProcess daemon = DaemonProcess.Start("--listen", "127.0.0.1:0", "--mod-auth", ModulePath);

        Assert.That(await daemon.WaitForExitAsync(), Is.EqualTo(ExitCodes.BadConfiguration));
        Assert.That(daemon.Output, Does.Contain("takes one option: --auth-tokens FILE"));
    }

    [TestCase("none")]
    [TestCase("view")]
    [TestCase("kill")]
    [TestCase("change")]
    [TestCase("inventory")]
    [TestCase("admin")]
    public async Task Call_EveryProcedure_IsFault403ForWhoeverLacksItsRole(string role)
    {
        string others = string.Join(
            ',', new[] { "view", "kill", "change", "inventory", "admin" }.Where(name => name != role));
        await using DaemonProcess daemon = await StartAsync(Line("only", role), Line("others", others));
        using var client = new RpcClient(await daemon.GetAddressAsync());
        string[] procedures = [.. (await client.ListMethodsAsync())
            .Where(name => name is not (Methods.Login or Methods.Logout) && !name.StartsWith("system.", StringComparison.Ordinal))];

        Assert.That(procedures, Is.EquivalentTo(s_all.Keys));
        foreach (string procedure in procedures)
        {
            bool isOpened = s_all[procedure].Role == role;
            Assert.That(await IsForbiddenAsync(client, "only", procedure), Is.EqualTo(!isOpened), procedure);
            Assert.That(await IsForbiddenAsync(client, "others", procedure), Is.EqualTo(isOpened), procedure);
        }
    }

    // The arguments are no valid ones, and nothing is done; but whoever lacks the role is told that first.
    private static async Task<bool> IsForbiddenAsync(RpcClient client, string token, string procedure)
    {
        string session = await client.CallAsync("login", token);
        IEnumerable<string> arguments = Enumerable.Repeat("", s_all[procedure].Arguments);
        return (await client.CallAsync(procedure, [session, .. arguments]))
            .StartsWith("fault 403: ", StringComparison.Ordinal);
    }

    private static string Line(string token, string roles) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)))}:name-of-{token}:{roles}\n";

    private Task<DaemonProcess> StartAsync(params string[] lines) => DaemonProcess.StartReadyAsync(
        "--listen", "127.0.0.1:0", "--mod-auth", ModulePath,
        "--auth-tokens", _directory.Write("tokens", string.Concat(lines)));
}

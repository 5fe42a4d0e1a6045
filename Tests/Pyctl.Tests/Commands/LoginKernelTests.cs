// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using NUnit.Framework;
using Pyctl.Tests.Support;
using TestSupport;

namespace Pyctl.Tests.Commands;

/// <summary>Users and passwords, against a daemon that asks for them.</summary>
internal sealed class LoginKernelTests : KernelTest
{
    private readonly string _users = Path.Combine(Path.GetTempPath(), $"pc-users-{Guid.NewGuid():N}");

    private ServedFirewall _served = null!;

    private string PasswordFile => _served.FilePath("password");

    [SetUp]
    public async Task StartAsync()
    {
        CommandRunner.Run(Path.Combine(AppContext.BaseDirectory, "auth_sha"), "--file", _users, "alice", "sesame");
        _served = await ServedFirewall.StartAsync("--mod-auth", "sha", "--auth-file", _users);
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _served.DisposeAsync();
        File.Delete(_users);
        File.Delete(_users + ".lock");
    }

    [Test]
    public async Task List_WithoutUser_IsNotAllowed()
    {
        PyctlRun run = await _served.RunAsync("list");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.NotAllowed));
        Assert.That(run.Errors, Does.Contain("pyctl login"));
    }

    [TestCase("sesame\n", ExitCodes.Success)]
    [TestCase("wrong\n", ExitCodes.NotAllowed)]
    public async Task List_PasswordFile_IsRead(string content, int exitCode)
    {
        WritePassword(content, "600");

        PyctlRun run = await _served.RunAsync("list", "--user", "alice", "--password-file", PasswordFile);

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Errors);
    }

    [TestCase("640")]
    [TestCase("604")]
    [TestCase("620")]
    public async Task List_PasswordFileThatOthersReach_IsRefused(string mode)
    {
        WritePassword("sesame\n", mode);

        PyctlRun run = await _served.RunAsync("list", "--user", "alice", "--password-file", PasswordFile);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.BadUsage));
        Assert.That(run.Errors, Does.Contain($"mode 0{mode}: chmod 600 {PasswordFile}"));
    }

    [Test]
    public async Task List_Variables_AreTheUserAndThePassword()
    {
        PyctlRun run = await PyctlRun.OfAsync(
            _served.Home,
            ["list"],
            variables: new Dictionary<string, string>
            {
                ["PYCTL_HOST"] = _served.Address,
                ["PYCTL_USER"] = "alice",
                ["PYCTL_PASSWORD"] = "sesame",
            });

        Assert.That(run.ExitCode, Is.Zero, run.Errors);
    }

    [Test]
    public async Task List_ConfigurationFile_NamesTheHost()
    {
        WritePassword("sesame\n", "600");
        string configuration = _served.FilePath("pyctl.conf");
        await File.WriteAllTextAsync(
            configuration, $"default = fw\n[fw]\naddress = {_served.Address}\nuser = alice\npassword-file = password\n");
        Dictionary<string, string> variables = new() { ["PYCTL_CONFIG"] = configuration };

        PyctlRun usual = await PyctlRun.OfAsync(_served.Home, ["list"], variables: variables);
        PyctlRun named = await PyctlRun.OfAsync(_served.Home, ["list", "--host", "fw"], variables: variables);

        Assert.That(usual.ExitCode, Is.Zero, usual.Errors);
        Assert.That(named.ExitCode, Is.Zero, named.Errors);
    }

    [Test]
    public async Task Login_OnTerminal_AsksKeepsAndForgets()
    {
        PyctlRun login = await PyctlRun.OnTerminalAsync(
            _served.Home, $"login --host {_served.Address}", "alice\nsesame\n");
        string kept = Path.Combine(_served.Home, "pyctl", "credentials");
        UnixFileMode mode = File.GetUnixFileMode(kept);
        PyctlRun list = await _served.RunAsync("list");
        PyctlRun forget = await _served.RunAsync("login", "--forget");
        PyctlRun after = await _served.RunAsync("list");

        // What is typed before the program runs is shown by the terminal itself.
        string answer = login.Output[login.Output.IndexOf("Password of alice", StringComparison.Ordinal)..];
        Assert.That(answer, Does.Contain("logged in as alice").And.Not.Contain("sesame"));
        Assert.That(mode, Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.That(list.ExitCode, Is.Zero, list.Errors);
        Assert.That(forget.ExitCode, Is.Zero);
        Assert.That(after.ExitCode, Is.EqualTo(ExitCodes.NotAllowed));
    }

    [Test]
    public async Task Login_WrongPassword_IsNotKept()
    {
        WritePassword("wrong\n", "600");

        PyctlRun run = await _served.RunAsync("login", "--user", "alice", "--password-file", PasswordFile);

        Assert.That(run.ExitCode, Is.EqualTo(ExitCodes.NotAllowed));
        Assert.That(Path.Combine(_served.Home, "pyctl", "credentials"), Does.Not.Exist);
    }

    private void WritePassword(string content, string mode)
    {
        File.WriteAllText(PasswordFile, content);
        CommandRunner.Run("chmod", mode, PasswordFile);
    }
}

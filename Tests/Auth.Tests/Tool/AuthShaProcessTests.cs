// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Auth.Sha;
using Auth.Tests.Sha;
using Auth.Tool;
using NUnit.Framework;
using TestSupport;

namespace Auth.Tests.Tool;

internal sealed class AuthShaProcessTests
{
    private TemporaryPasswordFile _temporary = null!;

    [SetUp]
    public void SetUp() => _temporary = new TemporaryPasswordFile();

    [TearDown]
    public void TearDown() => _temporary.Dispose();

    [Test]
    public async Task Add_PasswordFromInput_IsWhatVerifyAndHtpasswdAccept()
    {
        ToolRun added = await RunAsync("gehéim\nrest\n", "add", "alice");

        Assert.That(added.ExitCode, Is.Zero, added.Errors);
        Assert.That(added.Output, Is.EqualTo($"alice: added to {_temporary.Path}\n"));
        Assert.That(_temporary.Text, Does.StartWith("alice:$6$"));
        Assert.That((await RunAsync("gehéim\n", "verify", "alice")).ExitCode, Is.Zero);
        Assert.That((await RunAsync("falsch\n", "verify", "alice")).ExitCode, Is.EqualTo(ExitCodes.No));
        Assert.That(() => CommandRunner.Run("htpasswd", "-vb", _temporary.Path, "alice", "gehéim"), Throws.Nothing);
        Assert.That(() => CommandRunner.Run("htpasswd", "-vb", _temporary.Path, "alice", "falsch"), Throws.Exception);
    }

    [TestCase("alice secret", "$6$")]
    [TestCase("add alice secret", "$6$")]
    [TestCase("add alice secret --hash yescrypt", "$y$")]
    public async Task Add_PasswordAsArgument_TakesItAsTheOriginalDid(string arguments, string prefix)
    {
        ToolRun added = await RunAsync("", arguments.Split(' '));

        Assert.That(added.ExitCode, Is.Zero, added.Errors);
        Assert.That(_temporary.Text, Does.StartWith("alice:" + prefix).And.Not.Contain("secret"));
        Assert.That(added.Output + added.Errors, Does.Not.Contain("secret"));
        Assert.That(
            PasswordHash.Verify("secret", new PasswordFile(_temporary.Path).Find("alice")!.Hash), Is.True);
    }

    [Test]
    public async Task Add_OnATerminal_AsksTwiceWithoutEcho()
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "auth_sha.dll");
        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

        // script(1) gives the tool a terminal, and prints all that appears on it.
        using Process terminal = Process.Start(new ProcessStartInfo(
            "script", ["-qec", $"'{host}' '{tool}' add alice -f '{_temporary.Path}'", "/dev/null"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string seen = await ReadUntilAsync(terminal, "New password: ");
        await terminal.StandardInput.WriteAsync("top1\r");
        await terminal.StandardInput.FlushAsync();
        seen += await ReadUntilAsync(terminal, "Once more: ");
        await terminal.StandardInput.WriteAsync("top1\r");
        await terminal.StandardInput.FlushAsync();
        seen += await ReadUntilAsync(terminal, "alice: added");
        await terminal.WaitForExitAsync();

        Assert.That(seen, Does.Not.Contain("top1"));
        Assert.That(PasswordHash.Verify("top1", new PasswordFile(_temporary.Path).Find("alice")!.Hash), Is.True);
    }

    [Test]
    public async Task ListRolesRemove_Users_ShowAndChangeTheFile()
    {
        _temporary.Write("alice:{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=\nbo:$6$x$y:view\nc:x\n");

        Assert.That((await RunAsync("", "list")).Output, Is.EqualTo(
            "alice  view,kill,change,inventory,admin  old hash\nbo     view  current hash\n"
            + "c      view,kill,change,inventory,admin  unknown hash: no login\n"));
        Assert.That((await RunAsync("", "roles", "bo", "view,kill")).Output, Is.EqualTo("view,kill\n"));
        Assert.That((await RunAsync("", "roles", "bo")).Output, Is.EqualTo("view,kill\n"));
        Assert.That((await RunAsync("", "remove", "alice")).ExitCode, Is.Zero);
        Assert.That(_temporary.Text, Is.EqualTo("bo:$6$x$y:view,kill\nc:x\n"));
    }

    [TestCase("", ExitCodes.BadUsage, "--help")]
    [TestCase("add", ExitCodes.BadUsage, "USER")]
    [TestCase("add a:b secret", ExitCodes.BadUsage, "no colon")]
    [TestCase("add dora", ExitCodes.BadUsage, "1 to 511 bytes")]
    [TestCase("add dora x --hash md5", ExitCodes.BadUsage, "md5")]
    [TestCase("roles alice root", ExitCodes.BadUsage, "apply[@PROJECT]],admin or none")]
    [TestCase("verify dora", ExitCodes.No, "has no user dora")]
    [TestCase("remove dora", ExitCodes.No, "has no user dora")]
    [TestCase("roles dora view", ExitCodes.No, "has no user dora")]
    [TestCase("list --file /nonexistent/passwd", ExitCodes.BadFile, "there is no such file")]
    [TestCase("add dora x --file /nonexistent/passwd", ExitCodes.BadFile, "No such file or directory")]
    public async Task Run_WhatCannotBeDone_SaysWhyAndChangesNothing(string arguments, int exitCode, string reason)
    {
        _temporary.Write("alice:h\n");

        ToolRun run = await RunAsync("", arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.That(run.ExitCode, Is.EqualTo(exitCode), run.Errors);
        Assert.That(run.Errors, Does.StartWith("auth_sha: ").And.Contain(reason).And.Not.Contain("   at "));
        Assert.That(_temporary.Text, Is.EqualTo("alice:h\n"));
    }

    [Test]
    public async Task Help_NamesEachCommand()
    {
        ToolRun help = await ToolRun.RunAsync("", "--help");

        Assert.That(help.ExitCode, Is.Zero);
        foreach (string word in new[] { "add", "list", "remove", "verify", "roles", "--file", "--hash" })
        {
            Assert.That(help.Output, Does.Contain(word));
        }
    }

    [Test]
    public async Task Add_KilledWhileItWrites_LeavesTheOldFileOrTheNewOne()
    {
        // So large that a write takes long enough to be interrupted.
        string old = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"user{number}:{new string('x', 100)}\n"));
        for (int round = 0; round < 3; round++)
        {
            _temporary.Write(old);
            using Process tool = ToolRun.Start("add", "alice", "secret", "--file", _temporary.Path);
            while (!File.Exists(_temporary.Path + ".new") && !tool.HasExited)
            {
                await Task.Yield();
            }

            tool.Kill();
            await tool.WaitForExitAsync();

            string text = _temporary.Text;
            Assert.That(text == old || text.StartsWith(old + "alice:$6$", StringComparison.Ordinal), Is.True);
        }

        Assert.That((await RunAsync("", "add", "bob", "secret")).ExitCode, Is.Zero);
        Assert.That(File.Exists(_temporary.Path + ".new"), Is.False);
    }

    private static async Task<string> ReadUntilAsync(Process process, string text)
    {
        StringBuilder seen = new();
        char[] one = new char[1];
        while (!seen.ToString().EndsWith(text, StringComparison.Ordinal))
        {
            Assert.That(await process.StandardOutput.ReadAsync(one), Is.EqualTo(1), seen.ToString());
            seen.Append(one);
        }

        return seen.ToString();
    }

    private Task<ToolRun> RunAsync(string input, params string[] arguments) => ToolRun.RunAsync(
        input, arguments.Contains("--file") ? arguments : [.. arguments, "--file", _temporary.Path]);
}

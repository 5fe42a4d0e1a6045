// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Checking;
using Inventory.Rules;
using NUnit.Framework;

namespace Inventory.Tests.Checking;

internal sealed class RulesetCheckerTests
{
    private const string Rules = "*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\nCOMMIT\n";

    [Test]
    public async Task Check_WhereNoNamespaceCanBeMade_IsNotAvailableAndNotPassed([Values] CheckLevel level)
    {
        var runner = new ScriptedRunner { HolderErrors = "unshare: unshare failed: Operation not permitted\n" };

        CheckResult result = await CheckAsync(runner, level);

        Assert.That((result.Available, result.Ok), Is.EqualTo((false, false)));
        Assert.That(result.Errors, Does.Contain("Operation not permitted"));
        Assert.That(runner.Calls.Where(call => call[0] != "unshare"), Is.Empty);
    }

    [Test]
    public async Task Check_WithoutTheTool_IsNotAvailable([Values] CheckLevel level)
    {
        var runner = new ScriptedRunner();
        runner.Answers["--version"] = new ProgramResult(127, "", "nsenter: failed to execute iptables-restore\n");

        CheckResult result = await CheckAsync(runner, level);

        Assert.That((result.Available, result.Ok), Is.EqualTo((false, false)));
        Assert.That(result.Errors, Is.EqualTo("nsenter: failed to execute iptables-restore"));
    }

    [Test]
    public async Task Check_Kernel_EntersTheNamespaceOfTheHolderEachTime()
    {
        var runner = new ScriptedRunner();
        runner.Answers["iptables-save"] = new ProgramResult(0, Rules, "");

        CheckResult result = await CheckAsync(runner, CheckLevel.Kernel);

        Assert.That(result, Has.Property("Ok").True.And.Property("Tool").EqualTo("iptables-restore v1.8.9"));
        Assert.That(runner.Calls.Skip(1).Select(call => call[..3]), Has.All.EqualTo(new[] { "nsenter", "--target", "77" }));
        Assert.That(runner.IsHolderDisposed, Is.True);
    }

    [TestCase("*filter\n:INPUT DROP [0:0]\nCOMMIT\n", Description = "a rule is missing")]
    [TestCase("*filter\n:INPUT ACCEPT [0:0]\n-A INPUT -i lo -j ACCEPT\nCOMMIT\n", Description = "another policy")]
    [TestCase("*filter\n:INPUT DROP [0:0]\n-A INPUT -i lo -j ACCEPT\n-A INPUT -j ACCEPT\nCOMMIT\n", Description = "a rule more")]
    public async Task Check_KernelHasSomethingElse_IsNotPassed(string readBack)
    {
        var runner = new ScriptedRunner();
        runner.Answers["iptables-save"] = new ProgramResult(0, readBack, "");

        CheckResult result = await CheckAsync(runner, CheckLevel.Kernel);

        Assert.That((result.Available, result.Ok, result.ExitCode), Is.EqualTo((true, false, 0)));
        Assert.That(result.Errors, Is.Not.Empty);
    }

    [TestCase("iptables-restore: line 7 failed\n", 7)]
    [TestCase("Error occurred at line: 12\nTry `iptables-restore -h' for more information.\n", 12)]
    [TestCase("something else\n", null)]
    public async Task Check_ToolComplains_SaysItWithTheLine(string errors, int? line)
    {
        var runner = new ScriptedRunner();
        runner.Answers["--test"] = new ProgramResult(2, "", errors);

        CheckResult result = await CheckAsync(runner, CheckLevel.Tool);

        Assert.That((result.Available, result.Ok, result.ExitCode), Is.EqualTo((true, false, 2)));
        Assert.That((result.Errors, result.Line), Is.EqualTo((errors.Trim(), line)));
    }

    [Test]
    public void Check_FormatThatNoToolLoads_IsAMistakeOfTheCaller([Values(RuleFormat.Json, RuleFormat.Shell)] RuleFormat format) =>
        Assert.That(
            async () => await new RulesetChecker(new ScriptedRunner()).CheckAsync("", format, CheckLevel.Tool, CancellationToken.None),
            Throws.ArgumentException);

    private static async Task<CheckResult> CheckAsync(ScriptedRunner runner, CheckLevel level) =>
        await new RulesetChecker(runner).CheckAsync(Rules, RuleFormat.Iptables, level, CancellationToken.None);
}

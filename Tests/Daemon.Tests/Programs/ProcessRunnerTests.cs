// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Programs;
using Daemon.Tests.Support;
using Inventory.Checking;
using NUnit.Framework;

namespace Daemon.Tests.Programs;

internal sealed class ProcessRunnerTests
{
    [Test]
    public async Task Run_Program_GivesItTheInputAndTakesAllThatItSays()
    {
        ProgramResult result = await new ProcessRunner().RunAsync(
            "sh", ["-c", "cat; echo \"$1\" >&2; exit 3", "sh", "$(id) é"], "a\nü", CancellationToken.None);

        Assert.That(result, Is.EqualTo(new ProgramResult(3, "a\nü", "$(id) é\n")));
    }

    [Test]
    public async Task Run_Environment_IsBare()
    {
        ProgramResult result = await new ProcessRunner().RunAsync("env", [], "", CancellationToken.None);

        Assert.That(
            result.Output.TrimEnd().Split('\n'),
            Is.EquivalentTo(new[] { "LC_ALL=C", "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" }));
    }

    [Test]
    public async Task Run_ProgramThatDoesNotReadItsInput_IsNoFailure()
    {
        ProgramResult result = await new ProcessRunner().RunAsync(
            "true", [], new string('x', 1 << 20), CancellationToken.None);

        Assert.That(result.ExitCode, Is.Zero);
    }

    [Test]
    public void Run_ProgramThatIsNotThere_SaysSo() => Assert.That(
        async () => await new ProcessRunner().RunAsync("no-such-program", [], "", CancellationToken.None),
        Throws.TypeOf<ProgramException>().With.Message.Contains("no-such-program"));

    [Test]
    public void Run_ProgramThatWritesWithoutEnd_IsEnded() => Assert.That(
        async () => await new ProcessRunner { OutputLimit = 100_000 }.RunAsync("yes", [], "", CancellationToken.None),
        Throws.TypeOf<ProgramException>().With.Message.Contains("100000"));

    [Test]
    public void Run_ProgramThatDoesNotEnd_IsEnded() => Assert.That(
        async () => await new ProcessRunner { TimeLimit = TimeSpan.FromMilliseconds(200) }
            .RunAsync("sleep", ["1000"], "", CancellationToken.None),
        Throws.TypeOf<ProgramException>());

    [Test]
    public async Task Run_Cancelled_EndsTheProgramAndItsChildren()
    {
        using var directory = new TemporaryDirectory();
        string file = Path.Combine(directory.Path, "pid");
        using var cancellation = new CancellationTokenSource();
        Task<ProgramResult> run = new ProcessRunner().RunAsync(
            "sh", ["-c", "sleep 1000 & echo $! >$1.new; mv $1.new $1; wait", "sh", file], "", cancellation.Token);
        while (!File.Exists(file))
        {
            await Task.Delay(10);
        }

        await cancellation.CancelAsync();

        Assert.That(async () => await run, Throws.InstanceOf<OperationCanceledException>());
        int child = int.Parse(await File.ReadAllTextAsync(file), CultureInfo.InvariantCulture);
        Assert.That(() => IsAlive(child), Is.False.After(10_000, 10));
    }

    [Test]
    public async Task Start_Program_AnswersAndIsGoneAfterwards()
    {
        int id;
        await using (IRunningProgram program = new ProcessRunner().Start("cat", []))
        {
            id = program.Id;
            Assert.That(await program.AskAsync("line", CancellationToken.None), Is.EqualTo("line"));
            Assert.That(IsAlive(id), Is.True);
        }

        Assert.That(IsAlive(id), Is.False);
    }

    [Test]
    public async Task Start_ProgramThatEnds_GivesNoAnswerButItsErrors()
    {
        await using IRunningProgram program = new ProcessRunner().Start("sh", ["-c", "echo no >&2"]);

        Assert.That(await program.AskAsync("line", CancellationToken.None), Is.Null);
        Assert.That(await program.ReadErrorsAsync(CancellationToken.None), Is.EqualTo("no\n"));
    }

    [Test]
    public async Task Start_ProgramThatDoesNotAnswer_IsGivenUp()
    {
        await using IRunningProgram program =
            new ProcessRunner { TimeLimit = TimeSpan.FromMilliseconds(200) }.Start("sleep", ["1000"]);

        Assert.That(async () => await program.AskAsync("line", CancellationToken.None), Throws.TypeOf<ProgramException>());
    }

    // A process that has ended stays a zombie until its parent asks.
    private static bool IsAlive(int id)
    {
        string file = $"/proc/{id}/stat";
        try
        {
            return !File.ReadAllText(file).Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}

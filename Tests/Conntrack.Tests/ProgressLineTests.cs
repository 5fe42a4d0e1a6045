// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using Conntrack.Commands;
using NUnit.Framework;

namespace Conntrack.Tests;

/// <summary>The line that says how far long work is.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ProgressLineTests : IDisposable
{
    private readonly MemoryStream _terminal = new();
    private readonly StoppedClock _clock = new();

    private string Shown => Encoding.UTF8.GetString(_terminal.ToArray());

    [Test]
    public void Step_InTheFirstSecond_ShowsNothing()
    {
        using ProgressLine line = Begin("deleted");

        _clock.Advance(TimeSpan.FromMilliseconds(999));
        Step(line, 10_240);

        Assert.That(Shown, Is.Empty);
    }

    [Test]
    public void Step_AfterASecond_ShowsBothCountsFiveTimesASecond()
    {
        using ProgressLine line = Begin("deleted");

        _clock.Advance(TimeSpan.FromSeconds(1));
        Step(line, 2_048);
        _clock.Advance(TimeSpan.FromMilliseconds(200));
        Step(line, 1_024);

        Assert.That(Shown, Is.EqualTo("\r\e[K1024 entries read, 7 deleted\r\e[K3072 entries read, 7 deleted"));
    }

    [Test]
    public void Step_WithoutCount_ShowsSteps()
    {
        using ProgressLine line = Begin(done: null);

        _clock.Advance(TimeSpan.FromSeconds(2));
        Step(line, 1_024);

        Assert.That(Shown, Is.EqualTo("\r\e[K1024 entries read"));
    }

    [Test]
    public void Line_WhileProgressIsShown_TakesItsPlace()
    {
        var reporter = new Reporter(_terminal);

        reporter.Progress("half of it");
        reporter.Line("done");
        reporter.Line("really");

        Assert.That(Shown, Is.EqualTo("\r\e[Khalf of it\r\e[Kdone\nreally\n"));
    }

    [Test]
    public void Dispose_WhileProgressIsShown_LeavesAnEmptyLine()
    {
        using (ProgressLine line = Begin("deleted"))
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            Step(line, 1_024);
        }

        Assert.That(Shown, Does.EndWith("deleted\r\e[K"));
    }

    [TestCase(true, false, false, true, ExpectedResult = true)]
    [TestCase(true, true, false, true, ExpectedResult = false, TestName = "rows on the same terminal are progress enough")]
    [TestCase(true, true, false, false, ExpectedResult = true, TestName = "no rows are printed meanwhile")]
    [TestCase(false, false, false, true, ExpectedResult = false, TestName = "standard error is no terminal")]
    [TestCase(true, false, true, true, ExpectedResult = false, TestName = "the anchor shows none")]
    public bool BeginProgress_InSurroundings_IsThereWhereItHelps(
        bool isErrorTerminal, bool isOutputTerminal, bool isAnchor, bool printsRows)
    {
        var context = new CommandContext(
            null!, new Reporter(_terminal), _clock, new Surroundings(isAnchor, isOutputTerminal, isErrorTerminal));

        using ProgressLine? line = context.BeginProgress("entries read", "shown", printsRows);

        return line is not null;
    }

    public void Dispose() => _terminal.Dispose();

    private ProgressLine Begin(string? done) => new(new Reporter(_terminal), _clock, "entries read", done);

    private static void Step(ProgressLine line, int times)
    {
        for (int i = 0; i < times; i++)
        {
            line.Step(7);
        }
    }

    private sealed class StoppedClock : TimeProvider
    {
        private TimeSpan _elapsed;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _elapsed.Ticks;

        public void Advance(TimeSpan time) => _elapsed += time;
    }
}

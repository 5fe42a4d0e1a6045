// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack;

/// <summary>
/// Says on the terminal of the error stream how far long work is: nothing in the first second, and then five times a
/// second in one line, which the next line of the reporter takes the place of.
/// </summary>
internal sealed class ProgressLine : IDisposable
{
    /// <summary>Looking at the clock costs as much as reading an entry.</summary>
    private const long StepsBetweenLooks = 1024;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly Reporter _reporter;
    private readonly TimeProvider _clock;
    private readonly string _unit;
    private readonly string? _done;
    private readonly long _start;
    private TimeSpan _next = s_patience;
    private long _steps;

    /// <summary>Begins the work.</summary>
    /// <param name="reporter">Where the line goes.</param>
    /// <param name="clock">Tells how long the work goes on.</param>
    /// <param name="unit">What a step is, as in "entries read".</param>
    /// <param name="done">What is done to some of them, as in "deleted"; null where that is not counted.</param>
    public ProgressLine(Reporter reporter, TimeProvider clock, string unit, string? done = null)
    {
        _reporter = reporter;
        _clock = clock;
        _unit = unit;
        _done = done;
        _start = clock.GetTimestamp();
    }

    /// <summary>Counts a step.</summary>
    /// <param name="count">To how many something was done so far.</param>
    public void Step(long count = 0)
    {
        if (++_steps % StepsBetweenLooks == 0)
        {
            Look(count);
        }
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose() => _reporter.EndProgress();

    private void Look(long count)
    {
        TimeSpan elapsed = _clock.GetElapsedTime(_start);
        if (elapsed >= _next)
        {
            _next = elapsed + s_pause;
            _reporter.Progress(_done is null
                ? FormattableString.Invariant($"{_steps} {_unit}")
                : FormattableString.Invariant($"{_steps} {_unit}, {count} {_done}"));
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Integration.Tests;

/// <summary>What many clients met: how long their calls took, which faults were expected, and what was wrong.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class StressTally
{
    private const int MostComplaints = 20;

    private readonly Dictionary<string, List<double>> _milliseconds = [];
    private readonly SortedDictionary<string, int> _faults = new(StringComparer.Ordinal);
    private readonly List<string> _complaints = [];

    /// <summary>What was wrong; the first of it.</summary>
    public IReadOnlyList<string> Complaints
    {
        get
        {
            lock (_complaints)
            {
                return [.. _complaints];
            }
        }
    }

    /// <summary>How many calls were answered.</summary>
    public int Calls
    {
        get
        {
            lock (_milliseconds)
            {
                return _milliseconds.Values.Sum(times => times.Count);
            }
        }
    }

    /// <summary>The methods that were called.</summary>
    public IReadOnlyCollection<string> Methods
    {
        get
        {
            lock (_milliseconds)
            {
                return [.. _milliseconds.Keys];
            }
        }
    }

    public void Answered(string method, TimeSpan took)
    {
        lock (_milliseconds)
        {
            if (!_milliseconds.TryGetValue(method, out List<double>? times))
            {
                _milliseconds.Add(method, times = []);
            }

            times.Add(took.TotalMilliseconds);
        }
    }

    public void ExpectedFault(string method, int code)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"{method} {code}");
        lock (_faults)
        {
            _faults[name] = _faults.GetValueOrDefault(name) + 1;
        }
    }

    public void Complain(string what)
    {
        lock (_complaints)
        {
            if (_complaints.Count < MostComplaints)
            {
                _complaints.Add(what);
            }
        }
    }

    /// <summary>The figures, as a table for people.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        lock (_milliseconds)
        {
            foreach (string method in _milliseconds.Keys.Order(StringComparer.Ordinal))
            {
                Append(text, method, _milliseconds[method]);
            }

            Append(text, "all", [.. _milliseconds.Values.SelectMany(times => times)]);
        }

        lock (_faults)
        {
            IEnumerable<string> faults = _faults.Select(pair => $"{pair.Key}: {pair.Value}");
            text.AppendLine("expected faults: " + string.Join(", ", faults));
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, string name, List<double> times)
    {
        if (times.Count == 0)
        {
            return;
        }

        List<double> sorted = [.. times.Order()];
        double half = sorted[sorted.Count / 2];
        double most = sorted[sorted.Count * 99 / 100];
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{name,-22} {sorted.Count,8} calls, p50 {half,8:0.0} ms, p99 {most,8:0.0} ms");
    }
}

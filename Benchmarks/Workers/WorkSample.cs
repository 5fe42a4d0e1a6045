// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;

namespace Benchmarks.Workers;

/// <summary>What one round of work took.</summary>
/// <param name="Count">How many flows, rows or calls.</param>
/// <param name="CpuMicroseconds">User and system time of the whole process, its compiler threads included.</param>
/// <param name="WallMicroseconds">Elapsed time.</param>
/// <param name="AllocatedBytes">Managed memory allocated.</param>
/// <param name="Collections">Garbage collections.</param>
/// <param name="ResidentBytes">Resident memory afterwards.</param>
internal readonly record struct WorkSample(
    double Count,
    double CpuMicroseconds,
    double WallMicroseconds,
    double AllocatedBytes,
    double Collections,
    double ResidentBytes)
{
    /// <summary>As one line between processes.</summary>
    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Count} {CpuMicroseconds} {WallMicroseconds} {AllocatedBytes} {Collections} {ResidentBytes}");

    /// <summary>Reads <see cref="ToLine"/>.</summary>
    public static WorkSample Parse(string line)
    {
        double[] numbers = [.. line.Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        return numbers.Length == 6
            ? new(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])
            : throw new FormatException($"A worker said: {line}");
    }
}

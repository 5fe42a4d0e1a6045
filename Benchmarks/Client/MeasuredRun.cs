// SPDX-License-Identifier: GPL-2.0-or-later
namespace Benchmarks.Client;

/// <summary>One run of a program.</summary>
/// <param name="WallMicroseconds">Elapsed time.</param>
/// <param name="CpuMicroseconds">User and system time.</param>
/// <param name="ResidentKilobytes">The most memory that was resident.</param>
/// <param name="ExitCode">Its exit status.</param>
internal readonly record struct MeasuredRun(
    double WallMicroseconds, double CpuMicroseconds, double ResidentKilobytes, int ExitCode);

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Benchmarks.Kernel;

/// <summary>One dump of the floor program.</summary>
/// <param name="Flows">How many flows the kernel sent.</param>
/// <param name="CpuMicroseconds">User and system time of the process.</param>
/// <param name="WallMicroseconds">Elapsed time.</param>
internal readonly record struct FloorSample(long Flows, double CpuMicroseconds, double WallMicroseconds);

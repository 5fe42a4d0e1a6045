// SPDX-License-Identifier: GPL-2.0-or-later
using Benchmarks.Kernel;

namespace Benchmarks;

/// <summary>What the questions share.</summary>
/// <param name="Options">What was asked for.</param>
/// <param name="Floor">The kernel's own speed.</param>
internal sealed record BenchmarkContext(BenchmarkOptions Options, FloorProgram Floor);

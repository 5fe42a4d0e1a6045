// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Expectations;

/// <summary>What one processor counted of expectations since the namespace was made. Each wraps at 32 bits.</summary>
/// <param name="Cpu">Number of the processor.</param>
/// <param name="New">Flows that met an expectation.</param>
/// <param name="Create">Expectations created.</param>
/// <param name="Delete">Expectations deleted.</param>
public readonly record struct ExpectationCpuStatistics(int Cpu, uint New = 0, uint Create = 0, uint Delete = 0);

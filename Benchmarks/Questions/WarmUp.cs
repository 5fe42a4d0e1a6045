// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Benchmarks.Questions;

/// <summary>How long a worker works before it counts: the runtime compiles the hot code in stages.</summary>
internal static class WarmUp
{
    /// <summary>About two million flows, and three rounds at least.</summary>
    public static int Rounds(int flows) => Math.Max(3, 2_000_000 / flows);
}

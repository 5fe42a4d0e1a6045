// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Benchmarks.Reporting;

/// <summary>The middle of a series, which a disturbed round does not move.</summary>
internal static class Median
{
    /// <summary>The median; the mean of both middle values of an even series.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

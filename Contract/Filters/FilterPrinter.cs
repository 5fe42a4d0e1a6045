// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Contract.Filters;

/// <summary>Writes filters as canonical text. Stateless; safe to use from any thread.</summary>
public static class FilterPrinter
{
    /// <summary>Writes a filter.</summary>
    /// <param name="node">The filter.</param>
    /// <returns>Text that the parser reads back to an equal tree.</returns>
    public static string Print(FilterNode node) => throw new NotSupportedException(node?.GetType().Name);
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>Every connection: <c>all</c>.</summary>
public sealed record FilterAll : FilterNode
{
    private FilterAll()
    {
    }

    /// <summary>The one instance.</summary>
    public static FilterAll Instance { get; } = new();
}

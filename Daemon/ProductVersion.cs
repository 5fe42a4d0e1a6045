// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon;

/// <summary>The version of PyCtd.</summary>
internal static class ProductVersion
{
    /// <summary>The version, such as <c>0.5.0</c>.</summary>
    public static string Text { get; } = typeof(ProductVersion).Assembly.GetName().Version!.ToString(3);
}

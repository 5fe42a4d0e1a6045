// SPDX-License-Identifier: GPL-2.0-or-later
namespace Pyctl.Output;

/// <summary>Something together with the name of the daemon that it comes from.</summary>
/// <typeparam name="T">What it is.</typeparam>
/// <param name="Host">The name by which the user knows the daemon.</param>
/// <param name="Value">It.</param>
internal sealed record Hosted<T>(string Host, T Value);

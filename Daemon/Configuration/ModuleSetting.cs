// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Configuration;

/// <summary>What one source says about an option of an authentication module.</summary>
/// <param name="Module">The module it is meant for; null for whichever is chosen.</param>
/// <param name="Option">The option's name, without <c>--auth-</c>.</param>
/// <param name="Value">Its value. It may be a secret.</param>
/// <param name="Origin">Where it was given.</param>
internal sealed record ModuleSetting(string? Module, string Option, string Value, string Origin);

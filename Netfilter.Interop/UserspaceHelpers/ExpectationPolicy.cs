// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.UserspaceHelpers;

/// <summary>What one class of a helper's expectations is allowed.</summary>
/// <param name="Name">Its name, at most 15 ASCII characters.</param>
/// <param name="MaxExpected">How many may wait at once for each master; at most 255.</param>
/// <param name="TimeoutSeconds">How long each waits, in seconds.</param>
public readonly record struct ExpectationPolicy(string Name, uint MaxExpected, uint TimeoutSeconds);

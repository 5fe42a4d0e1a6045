// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Grammar;

/// <summary>An option of a protocol, and which command takes it.</summary>
/// <param name="Option">Which.</param>
/// <param name="Name">Its name in messages.</param>
/// <param name="Rules">
/// A letter each for -L -D -E, for -U, for -I -A, for -G, for -I expect, and for -D -G expect: R is required, o optional,
/// p needed unless the other pair is complete, a blank illegal.
/// </param>
internal readonly record struct ProtocolRow(OptionId Option, string Name, string Rules);

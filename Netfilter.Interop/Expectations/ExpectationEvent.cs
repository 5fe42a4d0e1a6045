// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Expectations;

/// <summary>One event of expectations.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Expectation">The expectation; null for <see cref="ExpectationEventKind.Overrun"/>.</param>
/// <param name="RequesterPortId">Netlink port of the program whose request caused it; 0 if packets or time did.</param>
public readonly record struct ExpectationEvent(
    ExpectationEventKind Kind, ConntrackExpectation? Expectation, uint RequesterPortId);

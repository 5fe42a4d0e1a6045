// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Timeouts;

/// <summary>How long a flow lives in one state without packets.</summary>
/// <param name="State">Name of the state, as in <c>ESTABLISHED</c>; see <see cref="TimeoutStates"/>.</param>
/// <param name="Seconds">Its life in seconds.</param>
public readonly record struct StateTimeout(string State, uint Seconds);

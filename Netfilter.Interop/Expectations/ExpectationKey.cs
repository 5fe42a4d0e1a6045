// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Netfilter.Interop.Expectations;

/// <summary>What the kernel needs to find one expectation.</summary>
/// <param name="Tuple">The expected tuple.</param>
/// <param name="Zone">Its zone; 0 is the default zone.</param>
/// <param name="Id">The kernel's identifier, or null. With it a request never touches a successor.</param>
public readonly record struct ExpectationKey(ConntrackTuple Tuple, ushort Zone = 0, uint? Id = null);

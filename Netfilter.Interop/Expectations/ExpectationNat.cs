// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Netfilter.Interop.Expectations;

/// <summary>How an expected flow is translated.</summary>
/// <param name="IsReply">Whether the expected flow goes in the reply direction of its master.</param>
/// <param name="Tuple">The address and port before translation, as source of the tuple.</param>
public readonly record struct ExpectationNat(bool IsReply, ConntrackTuple Tuple);

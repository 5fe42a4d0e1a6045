// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>What the SYN proxy keeps of a flow (kernel 4.18 and later).</summary>
/// <param name="InitialSequence">Initial sequence number sent to the client (ISN).</param>
/// <param name="InitialTimestamp">Initial TCP timestamp (ITS).</param>
/// <param name="TimestampOffset">Offset between the timestamps of the two halves.</param>
public readonly record struct SynproxyDetails(uint InitialSequence, uint InitialTimestamp, uint TimestampOffset);

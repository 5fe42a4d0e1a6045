// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>How the TCP sequence numbers of one direction are shifted after a helper changed a payload.</summary>
/// <param name="CorrectionPosition">Sequence number from which the new offset holds.</param>
/// <param name="OffsetBefore">Offset before that position (signed, carried as 32 bits).</param>
/// <param name="OffsetAfter">Offset after that position (signed, carried as 32 bits).</param>
public readonly record struct SequenceAdjustment(uint CorrectionPosition, int OffsetBefore, int OffsetAfter);

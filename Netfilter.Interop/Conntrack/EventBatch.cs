// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>What one call to receive events did.</summary>
/// <param name="Events">Events handed over.</param>
/// <param name="Overruns">How often the kernel reported a loss.</param>
/// <param name="Malformed">Messages that could not be decoded and were skipped.</param>
public readonly record struct EventBatch(int Events, int Overruns, int Malformed);

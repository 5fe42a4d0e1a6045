// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Netfilter.Interop.Conntrack;

/// <summary>What a dump did.</summary>
/// <param name="Entries">Flows handed to the sink.</param>
/// <param name="Received">Flows received, including those that did not match and those that came twice.</param>
/// <param name="Bytes">Bytes received.</param>
/// <param name="Duration">Wall-clock time from the request to the end.</param>
/// <param name="DumpFiltered">Whether the kernel said that it applied the filter (NLM_F_DUMP_FILTERED).</param>
/// <param name="Duplicates">Flows that the kernel sent twice and that were dropped.</param>
/// <param name="Retries">How often the dump was begun anew because the hash table was resized meanwhile.</param>
/// <param name="IsConsistent">
/// False if the hash table was resized during the dump and the sink could not start again: flows may be missing.
/// </param>
public readonly record struct DumpResult(
    int Entries,
    int Received,
    long Bytes,
    TimeSpan Duration,
    bool DumpFiltered,
    int Duplicates,
    int Retries,
    bool IsConsistent);

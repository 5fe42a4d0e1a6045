// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Benchmarks.Workers;

/// <summary>The kinds of work, by the names under which a process is started for them.</summary>
internal static class WorkCatalog
{
    public const string Dump = "dump";
    public const string FirstDump = "first-dump";
    public const string ParallelDump = "parallel-dump";
    public const string Parse = "parse";
    public const string View = "view";
    public const string KillBatch = "kill-batch";
    public const string KillOneByOne = "kill-one-by-one";

    /// <summary>Makes the work of a name.</summary>
    public static IWork Create(string name, ReadOnlySpan<string> arguments) => name switch
    {
        Dump => new DumpWork(keepsMemory: true),
        FirstDump => new DumpWork(keepsMemory: false),
        ParallelDump => new ParallelDumpWork(),
        Parse => new ParseWork(arguments[0]),
        View => new ViewWork(),
        KillBatch => new KillWork(arguments[0], inBatches: true),
        KillOneByOne => new KillWork(arguments[0], inBatches: false),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such work."),
    };
}

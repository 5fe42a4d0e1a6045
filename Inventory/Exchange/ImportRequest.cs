// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Exchange;

/// <summary>What to import, and how. Immutable.</summary>
public sealed record ImportRequest
{
    /// <summary>
    /// The largest file that is read, in bytes; larger ones are refused before anything is allocated.
    /// </summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    /// <summary>The file. It must not change as long as the plan is made.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>The format of the file.</summary>
    public required ExchangeFormat Format { get; init; }

    /// <summary>What is done with what is there already.</summary>
    public ImportMode Mode { get; init; }

    /// <summary>
    /// The name of the one project of the file that is imported, and of rows of a table that name none; null for all.
    /// </summary>
    public string? Project { get; init; }

    /// <summary>Whether rows with errors are left out, rather than standing in the way of all others.</summary>
    public bool SkipBadRows { get; init; }

    /// <summary>The present time, for what expires.</summary>
    public required DateTimeOffset Time { get; init; }
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Store.Rows;

/// <summary>A change of a record in the history.</summary>
internal sealed class ChangeRow
{
    public long Version { get; init; }

    public long Position { get; init; }

    /// <summary>The project that had the record before; null for none.</summary>
    public long? ProjectBefore { get; init; }

    /// <summary>The project that has it now.</summary>
    public long? ProjectAfter { get; init; }

    public string Kind { get; init; } = "";

    public long Record { get; init; }

    /// <summary>The row before, as JSON; null where there was none.</summary>
    public string? OldRow { get; init; }

    public string? NewRow { get; init; }
}

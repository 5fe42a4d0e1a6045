// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>What names a record: ids are unique within a kind. Immutable.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Id">The id within the kind.</param>
public readonly record struct RecordId(RecordKind Kind, long Id)
{
    /// <summary>What names a record.</summary>
    public static RecordId Of(IRecord record) => new(RecordShape.KindOf(record), record.Id);
}

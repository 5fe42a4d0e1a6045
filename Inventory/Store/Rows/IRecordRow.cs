// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>
/// A record as its table and the history keep it. The properties are the columns: texts, whole numbers, and arrays for
/// what has a table of its own. What a property is called must not change without a new version of the schema.
/// </summary>
internal interface IRecordRow
{
    /// <summary>The id of the record.</summary>
    public long Id { get; }

    /// <summary>The record.</summary>
    public IRecord ToRecord();
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>What one edit did to one record. Immutable.</summary>
/// <param name="Id">The record.</param>
/// <param name="Before">The record before; null where it was added.</param>
/// <param name="After">The record now; null where it was removed.</param>
public sealed record Change(RecordId Id, IRecord? Before, IRecord? After);

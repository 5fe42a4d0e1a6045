// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>What no two records of a kind may have in common. Immutable.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Field">The name of the field that a clash is reported for.</param>
/// <param name="Scope">Within which the value is unique: an id, or 0.</param>
/// <param name="Value">The value, in its normal form.</param>
internal readonly record struct UniqueKey(RecordKind Kind, string Field, long Scope, object Value);

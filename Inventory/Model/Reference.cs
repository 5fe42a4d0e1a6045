// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>That one record names another. Immutable.</summary>
/// <param name="Target">The record that is named.</param>
/// <param name="Role">What the target is to the one that names it.</param>
internal readonly record struct Reference(RecordId Target, ReferenceRole Role);

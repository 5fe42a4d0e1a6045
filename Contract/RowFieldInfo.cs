// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>What is known about one field of a row. Every field can be filtered and sorted on.</summary>
/// <param name="Field">The field.</param>
/// <param name="Name">Its name as it travels.</param>
/// <param name="Kind">What its values are.</param>
public sealed record RowFieldInfo(RowField Field, string Name, FieldKind Kind);

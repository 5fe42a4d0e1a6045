// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Model;

/// <summary>Makes a <see cref="ValueList{T}"/> of a collection expression.</summary>
public static class ValueListBuilder
{
    /// <summary>Makes a list of these elements.</summary>
    public static ValueList<T> Create<T>(ReadOnlySpan<T> elements) => new([.. elements]);
}

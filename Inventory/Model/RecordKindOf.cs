// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Model;

/// <summary>The kind that belongs to a type of record.</summary>
/// <typeparam name="T">The type.</typeparam>
internal static class RecordKindOf<T>
    where T : IRecord
{
    /// <summary>The kind.</summary>
    public static RecordKind Value { get; } = typeof(T) == typeof(InterfaceAddress)
        ? RecordKind.Address
        : Enum.Parse<RecordKind>(typeof(T).Name);
}

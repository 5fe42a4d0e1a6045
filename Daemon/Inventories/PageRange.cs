// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Fields;

namespace Daemon.Inventories;

/// <summary>The part of a list that is asked for. Immutable.</summary>
/// <param name="Start">How many items come before it.</param>
/// <param name="Length">The most items in it.</param>
internal readonly record struct PageRange(int Start, int Length)
{
    private const int Default = 30;

    /// <summary>Reads <c>start</c> and <c>length</c>; a length of 0 or less, or none, is the usual one.</summary>
    public static PageRange Read(RequestReader request, int longest)
    {
        long length = request.Number("length", int.MinValue) ?? 0;
        return new PageRange((int)(request.Number("start") ?? 0), (int)Math.Min(length > 0 ? length : Default, longest));
    }

    /// <summary>The part of a list.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> list) => list.Skip(Start).Take(Length);

    /// <summary>The reply.</summary>
    /// <param name="total">How many items the whole list has.</param>
    /// <param name="items">Those of the part.</param>
    public FieldMap Write(int total, IEnumerable<FieldMap> items) =>
        new() { ["total"] = total, ["start"] = Start, ["items"] = items.ToArray() };
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract;
using Inventory.Fields;
using Inventory.Model;
using Localization;

namespace Daemon.Inventories;

/// <summary>Which page of which records a list is asked for. For use by one thread.</summary>
internal sealed class RecordPage
{
    private const string Id = "id";

    private readonly RecordFilter _filter;
    private readonly PageRange _range;
    private readonly string _orderBy;
    private readonly bool _isDescending;

    private RecordPage(RecordFilter filter, PageRange range, string orderBy, bool isDescending)
    {
        _filter = filter;
        _range = range;
        _orderBy = orderBy;
        _isDescending = isDescending;
    }

    /// <summary>Reads <c>filter</c>, <c>order_by</c>, <c>order_dir</c>, <c>start</c> and <c>length</c>.</summary>
    /// <exception cref="Inventory.Validation.InventoryValidationException">One is not valid.</exception>
    public static RecordPage Read(RequestReader request, RecordKind kind, int longest)
    {
        var filter = new RecordFilter(kind, request.Map("filter"));
        string orderBy = request.Text("order_by") ?? Id;
        string direction = request.Text("order_dir") ?? "asc";
        PageRange range = PageRange.Read(request, longest);
        request.RefuseTheRest();

        IReadOnlyList<string> fields = InventoryFields.Of(ModelNames.Of(kind));
        if (!fields.Contains(orderBy))
        {
            throw RequestReader.Refuse(
                "order_by", Messages.Format($"there is no such field; there are {string.Join(", ", fields)}"));
        }

        return OrderDirections.TryParse(direction, out OrderDirection parsed)
            ? new RecordPage(filter, range, orderBy, parsed == OrderDirection.Descending)
            : throw RequestReader.Refuse("order_dir", Messages.Format($"this is none of {OrderDirections.Allowed}"));
    }

    /// <summary>The page as a reply has it.</summary>
    public FieldMap Of(InventoryAccess access, InventoryModel model)
    {
        IEnumerable<IRecord> candidates = _filter.Candidates(access, model);
        if (!_filter.LooksAtFields && _orderBy == Id)
        {
            // Nothing but the page need be written as fields.
            IRecord[] all = [.. _isDescending ? candidates.Reverse() : candidates];
            return _range.Write(all.Length, _range.Of(all).Select(record => RecordFields.Write(record, model)));
        }

        IEnumerable<FieldMap> matching =
            candidates.Select(record => RecordFields.Write(record, model)).Where(_filter.Matches);
        var order = new RecordOrder(_orderBy);
        FieldMap[] ordered = [.. _isDescending ? matching.OrderDescending(order) : matching.Order(order)];
        return _range.Write(ordered.Length, _range.Of(ordered));
    }
}

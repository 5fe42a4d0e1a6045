// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Daemon.Sessions;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary>One of several writes of communications. Immutable.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Id">To which one; null where one is added.</param>
/// <param name="Fields">The fields.</param>
internal sealed record BulkOperation(BulkOperationKind Kind, long? Id, IReadOnlyDictionary<string, object?> Fields)
{
    /// <summary>The name of what it does.</summary>
    public string Name => Kind.ToString().ToLowerInvariant();

    /// <summary>Reads one.</summary>
    public static BulkOperation Read(RequestReader request)
    {
        BulkOperationKind kind = request.Choice<BulkOperationKind>("op");
        var operation = new BulkOperation(
            kind, kind == BulkOperationKind.Create ? null : request.RequiredId(), request.Map("fields"));
        request.RefuseTheRest();
        return operation;
    }

    /// <summary>Carries it out.</summary>
    /// <param name="session">Who wants it.</param>
    /// <param name="edit">Where.</param>
    /// <param name="findings">Where it goes what is wrong with it.</param>
    /// <param name="project">The project that it must be in.</param>
    /// <returns>What became of it: <c>op</c> and <c>id</c>.</returns>
    public FieldMap Apply(Session session, InventoryEdit edit, FindingList findings, long project)
    {
        var edits = new RecordEdits(session, edit, findings);
        IRecord? record = Kind switch
        {
            BulkOperationKind.Create => edits.Create(RecordKind.Communication, FieldsIn(project)),
            BulkOperationKind.Update => edits.Update(RecordKind.Communication, Id!.Value, Fields),
            _ => edits.Delete(RecordKind.Communication, Id!.Value),
        };
        if (record is Communication { Project: var other } && other != project)
        {
            findings.Add(new Finding(
                ValidationCodes.CrossProject, "project", Messages.Get("This communication is of another project.")));
        }

        return new FieldMap { ["op"] = Name }.AddPresent("id", record?.Id);
    }

    private Dictionary<string, object?> FieldsIn(long project)
    {
        var fields = new Dictionary<string, object?>(Fields, StringComparer.Ordinal);
        fields.TryAdd("project", project);
        return fields;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Staging;

/// <summary>
/// Puts a file into an edit, what others refer to first. Where rows turn out wrong that others may need, it ends early:
/// it is to be done again, on a new edit, without them.
/// </summary>
internal sealed class ImportStage
{
    private const int RecordsPerReport = 500;

    private readonly ImportRequest _request;
    private readonly ImportFile _file;
    private readonly ImportFindings _findings;
    private readonly InventoryModel _before;
    private readonly InventoryEdit _edit;
    private readonly StagedRecords _records;
    private readonly IProgress<ImportProgress>? _progress;
    private readonly Dictionary<FileProject, long> _projects = [];
    private int _done;

    public ImportStage(
        ImportRequest request,
        ImportFile file,
        ImportFindings findings,
        InventoryModel before,
        InventoryEdit edit,
        IProgress<ImportProgress>? progress)
    {
        _request = request;
        _file = file;
        _findings = findings;
        _before = before;
        _edit = edit;
        _progress = progress;
        bool isReplaced = request.Mode == ImportMode.Replace && file.IsWhole;
        _records = new StagedRecords(edit, before, isReplaced, findings);
    }

    /// <summary>Puts the file into the edit.</summary>
    /// <returns>Whether it is all there; false where rows were refused that others may need.</returns>
    public bool TryRun()
    {
        _findings.Settle();
        int refused = _findings.RefusedCount;
        foreach (FileRecord location in _file.Locations)
        {
            Advance();
            _records.Stage<Location>(location, EntityStage.FieldsOf(location));
        }

        var cells = new AddressCells();
        foreach (FileProject project in _file.Projects)
        {
            StageProject(project, cells);
        }

        if (_findings.RefusedCount > refused || !AreStagedRight())
        {
            return false;
        }

        foreach ((FileProject project, long id) in _projects)
        {
            StageCommunications(project, id, cells);
        }

        CheckTheOthers();
        _progress?.Report(new ImportProgress(_done, _file.Count));
        return IsSettled(refused);
    }

    // What a row of a table makes is made for its communication: where that is refused, others cannot count on it.
    private bool IsSettled(int refused) => _file.IsWhole || _findings.RefusedCount == refused;

    private void StageProject(FileProject project, AddressCells cells)
    {
        Advance();
        if (_records.Stage<Project>(project.Record, EntityStage.FieldsOf(project.Record)) is not { } staged)
        {
            return;
        }

        _projects.Add(project, staged.Id);
        foreach (FileRecord service in project.Services)
        {
            Advance();
            StageService(service, staged.Id);
        }

        var entities = new EntityStage(_records, _findings, staged.Id);
        foreach (FileEntity entity in project.Entities)
        {
            Advance();
            entities.Stage(entity);
        }

        foreach (FileEntity entity in project.Entities)
        {
            entities.StageReferences(entity);
        }

        new MissingEndStage(_records, _findings, cells, staged.Id).Stage(project.Communications);
    }

    private void StageService(FileRecord row, long project)
    {
        FieldMap fields = EntityStage.FieldsOf(row, "scope");
        object? scope = row.GetValueOrDefault("scope");
        if (scope is not (null or "global" or "project"))
        {
            _findings.RefuseRow(row, ValidationCodes.Value, "scope", $"The scope is neither global nor project.");
        }

        bool isShared = scope is "global";
        fields["project"] = isShared ? null : project;
        if (_records.Stage<Service>(row, fields) is not { } service || !isShared)
        {
            return;
        }

        bool isChanged = _before.Services.TryGetValue(service.Id, out Service? before) && !before.Equals(service);
        if (isChanged && IsUsedElsewhere(service.Id, project))
        {
            _findings.RefuseRow(
                row, ValidationCodes.InUse, "entries", $"Other projects use the service {service.Name} as it is.");
        }
    }

    private bool IsUsedElsewhere(long service, long project) => _before.Tables
        .Referrers(new RecordId(RecordKind.Service, service), ReferenceRole.Used, RecordKind.Communication)
        .Any(id => _before.Communications[id].Project != project);

    private bool AreStagedRight()
    {
        int refused = _findings.RefusedCount;
        foreach (RecordId id in _records.Rows.Keys)
        {
            _records.Check(id, _request.Time);
        }

        return _findings.RefusedCount == refused;
    }

    private void StageCommunications(FileProject project, long id, AddressCells cells)
    {
        var ends = new EndResolver(_records, _findings, cells, id);
        var communications = new CommunicationStage(_records, _findings, ends, _request.Time, id);
        foreach (FileRecord row in project.Communications)
        {
            Advance();
            communications.Stage(row);
        }

        if (_request.Mode == ImportMode.Replace)
        {
            new Replacement(_records, _findings).Remove(id, _file.IsWhole);
        }
    }

    // A changed address or kind can make communications wrong that the file does not have.
    private void CheckTheOthers()
    {
        bool isRelevant = _edit.Changes.Any(
            change => change.Before is Entity or Interface or InterfaceAddress or Service);
        if (_findings.IsHopeless || !isRelevant)
        {
            return;
        }

        foreach (Communication one in _edit.Model.Communications.Values)
        {
            var id = new RecordId(RecordKind.Communication, one.Id);
            var found = new FindingList();
            if (!_records.Rows.ContainsKey(id))
            {
                RecordRules.Check(one, _edit.Model, _request.Time, found);
            }

            foreach (Finding error in found.Where(finding => finding.IsError))
            {
                string label = Label.Of(id, _edit.Model);
                _findings.RefuseAll(error.Code, error.Field, $"{label}, which is there already: {error.Message}");
            }
        }
    }

    private void Advance()
    {
        if (_done++ % RecordsPerReport == 0)
        {
            _progress?.Report(new ImportProgress(_done - 1, _file.Count));
        }
    }
}

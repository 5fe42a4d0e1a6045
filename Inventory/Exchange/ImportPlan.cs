// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Exchange.Conntrackt;
using Inventory.Exchange.Csv;
using Inventory.Exchange.Json;
using Inventory.Exchange.Staging;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange;

/// <summary>
/// What importing a file would do, found out before anything is done. Immutable, apart from <see cref="Apply"/>; for
/// use by one thread at a time.
/// </summary>
public sealed class ImportPlan
{
    private const int MaximumRounds = 20;

    private readonly ImportRequest _request;
    private readonly ImportFile _file;
    private readonly ImportFindings _findings;

    private ImportPlan(ImportRequest request, ImportFile file, ImportFindings findings, IReadOnlyList<Change> changes)
    {
        _request = request;
        _file = file;
        _findings = findings;
        Changes = changes;
        Errors = findings.Errors;
        Warnings = findings.Warnings;
        CanApply = Errors.Count == 0 || (request.SkipBadRows && !findings.IsHopeless);
    }

    /// <summary>The records that are added; where rows have errors, those that the others would add.</summary>
    public IReadOnlyList<ImportChange> Creates { get; private init; } = [];

    /// <summary>The records that get other values.</summary>
    public IReadOnlyList<ImportChange> Updates { get; private init; } = [];

    /// <summary>The records that are removed.</summary>
    public IReadOnlyList<ImportChange> Deletes { get; private init; } = [];

    /// <summary>What is wrong, by line; at most 1,000.</summary>
    public IReadOnlyList<ImportFinding> Errors { get; }

    /// <summary>What is doubtful, by line; at most 1,000.</summary>
    public IReadOnlyList<ImportFinding> Warnings { get; }

    /// <summary>The changes themselves, on the model that the plan was made for: new ids are only probable.</summary>
    public IReadOnlyList<Change> Changes { get; }

    /// <summary>Whether there is no error, or all can be avoided by leaving out rows, and that was asked for.</summary>
    public bool CanApply { get; }

    /// <summary>Finds out what importing a file would do.</summary>
    /// <param name="request">The file, and how to import it.</param>
    /// <param name="model">What is there.</param>
    /// <param name="progress">Is told every few hundred records; may be null.</param>
    /// <returns>The plan. Whatever is wrong with the file is among its errors.</returns>
    public static ImportPlan Of(
        ImportRequest request, InventoryModel model, IProgress<ImportProgress>? progress = null)
    {
        var findings = new ImportFindings();
        var file = new ImportFile(IsWhole: false);
        InventoryEdit? edit = null;
        try
        {
            file = Read(request, findings);
            edit = Stage(request, file, findings, model, progress);
        }
        catch (ImportFileException error)
        {
            findings.RefuseFile(error.Finding);
        }

        IReadOnlyList<Change> changes = edit?.Changes ?? [];
        InventoryModel after = edit?.Model ?? model;
        return new ImportPlan(request, file, findings, changes)
        {
            Creates = [.. changes.Where(one => one.Before is null).Select(one => Named(one, after))],
            Updates = [.. changes.Where(one => one is { Before: not null, After: not null })
                .Select(one => Named(one, after) with { Fields = ChangedFields.Of(one, model, after) })],
            Deletes = [.. changes.Where(one => one.After is null).Select(one => Named(one, model))],
        };
    }

    /// <summary>
    /// Does it, in an edit that may begin with a later model than the plan was made for: the names of the file are
    /// looked up again.
    /// </summary>
    /// <param name="edit">The edit, without changes so far.</param>
    /// <exception cref="InvalidOperationException"><see cref="CanApply"/> is false.</exception>
    /// <exception cref="InventoryValidationException">
    /// The inventory was changed in the meantime, so that the file cannot be imported any more; the edit is to be
    /// dropped.
    /// </exception>
    public void Apply(InventoryEdit edit)
    {
        if (!CanApply)
        {
            throw new InvalidOperationException("The plan has errors.");
        }

        var model = new InventoryModel(edit.Model.Tables.Copy());
        var findings = new ImportFindings(_findings);
        new ImportStage(_request, _file, findings, model, edit, null).TryRun();
        if (findings.Errors.Count > 0)
        {
            throw new InventoryValidationException(
                findings.Errors.Select(error => new Finding(error.Code, error.Field, error.Message)));
        }
    }

    private static ImportFile Read(ImportRequest request, ImportFindings findings)
    {
        ReadOnlyMemory<byte> text = FileText.Check(request.Content);
        return request.Format switch
        {
            ExchangeFormat.Json => JsonProjectReader.Read(text, request.Project),
            ExchangeFormat.Csv => CsvProjectReader.Read(text, request.Project, findings),
            _ => DumpdataReader.Read(text, request.Project, findings),
        };
    }

    // Each round has fewer rows than the one before. A file in which one row needs the next, and so on, is not worth
    // them.
    private static InventoryEdit Stage(
        ImportRequest request,
        ImportFile file,
        ImportFindings findings,
        InventoryModel model,
        IProgress<ImportProgress>? progress)
    {
        for (int round = 0; round < MaximumRounds; round++)
        {
            var edit = new InventoryEdit(model);
            if (new ImportStage(request, file, findings, model, edit, progress).TryRun())
            {
                return edit;
            }
        }

        throw ImportFileException.At(
            0, ValidationCodes.Value, $"Too many rows need others that have errors; correct those first.");
    }

    private static ImportChange Named(Change change, InventoryModel model) =>
        new(change.Id.Kind, Label.Of(change.Id, model), []);
}

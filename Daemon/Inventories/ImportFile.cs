// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Auth;
using Contract;
using Inventory.Editing;
using Inventory.Exchange;
using Inventory.Fields;
using Inventory.Model;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.import</c>: takes a file into the inventory, or says what that would do.</summary>
internal sealed class ImportFile(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Import;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.import(session_id, {content, format, mode, project, dry_run, skip_bad_rows, comment}) -> struct {create, "
        + "update, delete, errors, warnings, applied}. Takes a file (base64, also compressed by gzip) of the formats of "
        + "inv.export: merge adds and changes, replace also removes what the file does not have. The arrays say what is done "
        + "to which record, and what is wrong in which line; nothing is done with dry_run, or if there are errors, unless "
        + "skip_bad_rows leaves those rows out.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        byte[] content = GzipFile.Open(call.Request.File("content"), ImportRequest.MaximumBytes);
        var request = new ImportRequest
        {
            Content = content,
            Format = call.Request.Choice<ExchangeFormat>("format", ExchangeFormat.Json),
            Mode = call.Request.Choice<ImportMode>("mode", ImportMode.Merge),
            Project = call.Request.Text("project"),
            SkipBadRows = call.Request.Flag("skip_bad_rows"),
            Time = Services.Time.GetUtcNow(),
        };
        bool isDryRun = call.Request.Flag("dry_run");
        string comment = call.Request.Text("comment") ?? "";
        call.Request.RefuseTheRest();
        return await Services.Work.RunAsync(
            () => ImportAsync(call, request, new EditRequest(call.Session.User, comment, DryRun: isDryRun)),
            call.CancellationToken).ConfigureAwait(false);
    }

    private async Task<FieldMap> ImportAsync(InventoryCall call, ImportRequest request, EditRequest edit)
    {
        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        var plan = ImportPlan.Of(request, model);
        Require(plan.Changes, call.Access(model), model);
        if (plan.CanApply)
        {
            await Services.Writer.EditAsync(call, Name, edit, (changed, _) =>
            {
                plan.Apply(changed);
                Require(changed.Changes, call.Access(changed.Model), changed.Model);
            }).ConfigureAwait(false);
        }

        return Write(plan, isApplied: plan.CanApply && !edit.DryRun);
    }

    // Whoever may not change a record is not told of it either. An interface or address whose owner is not in the model is
    // added or removed together with it, and the owner is judged.
    private static void Require(IEnumerable<Change> changes, InventoryAccess access, InventoryModel model)
    {
        foreach (Change change in changes)
        {
            IRecord record = change.After ?? change.Before!;
            long? project = change is { Before: null, After: Project } ? null : ProjectRecords.OwnerOf(record, model);
            if (project is not null || record is not (Interface or InterfaceAddress))
            {
                access.Require(
                    change.After is null ? InventoryPermissions.Delete : InventoryPermissions.Edit,
                    project is { } id && model.Projects.ContainsKey(id) ? project : null);
            }
        }
    }

    private static FieldMap Write(ImportPlan plan, bool isApplied) => new FieldMap
    {
        ["create"] = plan.Creates.Select(Write).ToArray(),
        ["update"] = plan.Updates.Select(Write).ToArray(),
        ["delete"] = plan.Deletes.Select(Write).ToArray(),
        ["errors"] = plan.Errors.Select(Write).ToArray(),
        ["warnings"] = plan.Warnings.Select(Write).ToArray(),
        ["applied"] = isApplied,
    };

    private static FieldMap Write(ImportChange change) =>
        new FieldMap { ["model"] = ModelNames.Of(change.Kind), ["label"] = change.Label }
            .AddPresent("fields", change.Fields.Count > 0 ? change.Fields.ToArray() : null);

    private static FieldMap Write(ImportFinding finding) => new()
    {
        ["line"] = finding.Line,
        ["code"] = finding.Code,
        ["field"] = finding.Field,
        ["message"] = finding.Message,
    };
}

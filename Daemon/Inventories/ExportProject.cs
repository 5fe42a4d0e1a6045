// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Contract;
using Inventory.Exchange;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.export</c>: a project as a file.</summary>
internal sealed class ExportProject(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Export;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.export(session_id, {project, format}) -> struct {filename, content, sha256, warnings}. A project as a file "
        + "(base64): json has all of it, csv its communications, conntrackt what Django Conntrackt's loaddata takes; "
        + "warnings says what was left out. project may be left out where the user sees only one.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        object? reference = call.Request.Reference("project");
        ExchangeFormat format = call.Request.Choice<ExchangeFormat>("format", ExchangeFormat.Json);
        call.Request.RefuseTheRest();

        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        Project project = reference is null
            ? call.Access(model).FindOnlyProject()
            : call.Access(model).FindProject(reference);
        var findings = new FindingList();
        byte[] content = await Services.Work.RunAsync(
            () => ProjectExport.Write(project.Id, model, format, findings), call.CancellationToken).ConfigureAwait(false);
        string extension = format switch
        {
            ExchangeFormat.Json => ".json",
            ExchangeFormat.Csv => ".csv",
            _ => "-conntrackt.json",
        };
        return FileReply.Of(FileName.Slug(project.Name) + extension, content)
            .AddPresent("warnings", RecordReply.Of(findings));
    }
}

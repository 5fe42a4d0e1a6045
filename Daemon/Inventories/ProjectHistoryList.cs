// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Auth;
using Contract;
using Inventory.Fields;
using Inventory.Store;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.history</c>: who changed a project, or the whole inventory, when and why.</summary>
internal sealed class ProjectHistoryList(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.History;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.history(session_id, {project, start, length}) -> struct {total, start, items}. The writes to a project, the "
        + "newest first: structs of revision, time, author, comment and changes, which is how many records. Without project: "
        + "all writes, with the projects that each touched, for users who may see everything.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        object? reference = call.Request.Reference("project");
        PageRange range = PageRange.Read(call.Request, Services.Live.Current.MaxPage);
        call.Request.RefuseTheRest();

        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        InventoryAccess access = call.Access(state.Model);
        long? project = reference is null ? null : access.FindProject(reference).Id;
        if (project is null)
        {
            access.Require(InventoryPermissions.View, null);
        }

        RevisionPage page = await call.Inventory.Store.HistoryAsync(
            project, range.Start, range.Length, call.CancellationToken).ConfigureAwait(false);
        return range.Write(page.Total, page.Entries.Select(entry => Write(entry, project)));
    }

    private static FieldMap Write(RevisionEntry entry, long? project) => new FieldMap
    {
        ["version"] = entry.Version,
        ["time"] = TimeText.Of(entry.Note.Time),
        ["author"] = entry.Note.Author,
        ["changes"] = entry.ChangeCount,
    }
        .AddText("comment", entry.Note.Comment)
        .AddPresent("revision", entry.Projects.FirstOrDefault(one => one.Project == project)?.Number)
        .AddPresent("projects", project is not null ? null : entry.Projects
            .Select(one => new FieldMap { ["project"] = one.Project, ["revision"] = one.Number }).ToArray());
}

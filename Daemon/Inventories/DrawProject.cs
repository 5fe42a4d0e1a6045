// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Contract;
using Inventory.Diagrams;
using Inventory.Fields;
using Inventory.Model;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.diagram</c>: draws a project.</summary>
internal sealed class DrawProject(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Diagram;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.diagram(session_id, {project, format, group_by}) -> struct {content, mime}. Draws who may talk to whom, as text "
        + "in the format svg, dot or mermaid, with the entities grouped by location or tag.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        object reference = call.Request.Reference("project") ?? throw RequestReader.Refuse(
            "project", Messages.Get("this is missing"));
        DiagramFormat format = call.Request.Choice<DiagramFormat>("format", DiagramFormat.Svg);
        DiagramGrouping grouping = call.Request.Choice<DiagramGrouping>("group_by", DiagramGrouping.Location);
        if ((call.Request.Text("overlay") ?? "none") != "none")
        {
            throw RequestReader.Refuse("overlay", Messages.Get("nothing is observed yet; allowed: none"));
        }

        call.Request.RefuseTheRest();
        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        Project project = call.Access(model).FindProject(reference);
        string content = await Services.Work.RunAsync(
            () => ProjectDiagram.Write(project.Id, model, format, grouping, Services.Time.GetUtcNow()),
            call.CancellationToken).ConfigureAwait(false);
        return new FieldMap { ["content"] = content, ["mime"] = MimeOf(format) };
    }

    private static string MimeOf(DiagramFormat format) => format switch
    {
        DiagramFormat.Svg => "image/svg+xml",
        DiagramFormat.Dot => "text/vnd.graphviz",
        _ => "text/vnd.mermaid",
    };
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Contract;
using Inventory.Bundles;
using Inventory.Diagrams;
using Inventory.Exchange;
using Inventory.Model;
using Inventory.Rules;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.bundle</c>: the rules of a project, or of what it has at one location, as an archive.</summary>
internal sealed class BundleProject(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Bundle;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.bundle(session_id, {project, location, formats, layout}) -> struct {filename, content, sha256}. The rules of "
        + "all managed entities of a project, or of those at one location, as a zip archive (base64). formats is an array "
        + "of those of inv.render; layout is pyctd, with a manifest and the inventory, or conntrackt, as Django Conntrackt "
        + "made it.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        object reference = call.Request.Reference("project") ?? throw RequestReader.Refuse(
            "project", Messages.Get("this is missing"));
        object? place = call.Request.Reference("location");
        RuleFormat[] formats = [.. call.Request.Texts("formats").Select(ParseFormat)];
        BundleLayout layout = call.Request.Choice<BundleLayout>("layout", BundleLayout.Pyctd);
        call.Request.RefuseTheRest();

        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        Project project = call.Access(model).FindProject(reference);
        long? location = place is null ? null : FindLocation(place, call.Access(model), model);
        var options = new BundleOptions { Layout = layout, Time = Services.Time.GetUtcNow() };
        options = formats.Length > 0 ? options with { Formats = formats } : options;
        byte[] content = await Services.Work.RunAsync(
            () => ProjectBundle.Write(
                project.Id, location, model, options with { Extras = Extras(project, model, layout, options.Time) }),
            call.CancellationToken).ConfigureAwait(false);
        return FileReply.Of(ProjectBundle.NameOf(project.Id, location, model, layout), content);
    }

    private static RuleFormat ParseFormat(string name) =>
        Enum.GetValues<RuleFormat>().Where(format => format.ToString().Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(format => (RuleFormat?)format).FirstOrDefault()
        ?? throw RequestReader.Refuse("formats", Messages.Format(
            $"'{name}' is none of {string.Join(", ", Enum.GetNames<RuleFormat>()).ToLowerInvariant()}"));

    private static long FindLocation(object reference, InventoryAccess access, InventoryModel model) =>
        reference is string name && model.FindLocation(name) is { } location
            ? location.Id
            : access.Find(RecordKind.Location, reference is long id ? id : 0).Id;

    private static IReadOnlyList<BundleFile> Extras(
        Project project, InventoryModel model, BundleLayout layout, DateTimeOffset time) =>
        layout == BundleLayout.Conntrackt ? [] :
        [
            new BundleFile("inventory.json", ProjectExport.Write(project.Id, model, ExchangeFormat.Json)),
            new BundleFile("communications.csv", ProjectExport.Write(project.Id, model, ExchangeFormat.Csv)),
            new BundleFile("diagram.svg", Encoding.UTF8.GetBytes(ProjectDiagram.Write(
                project.Id, model, DiagramFormat.Svg, DiagramGrouping.Location, time))),
        ];
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Store;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.render</c>: the rules of an entity.</summary>
internal sealed class RenderRules(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Render;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.render(session_id, {entity, project, format, profile, mode, revision}) -> struct {filename, content, digest, "
        + "warnings}. The rules of an entity (an id, or a name with its project) as text, in the format iptables, ip6tables, "
        + "nft, json, shell or conntrackt. profile and mode stand in for the usual ones, revision for the present one. "
        + "Fault 422 if the format has no words for a communication.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        EntityReference reference = EntityReference.Read(call.Request) ?? throw RequestReader.Missing("entity");
        RuleFormat format = call.Request.Choice<RuleFormat>("format");
        Profile? profile = call.Request.Has("profile") ? call.Request.Choice<Profile>("profile") : null;
        RuleMode? mode = call.Request.Has("mode") ? call.Request.Choice<RuleMode>("mode") : null;
        int? revision = (int?)call.Request.Number("revision", 1);
        call.Request.RefuseTheRest();

        InventoryState state = await call.ReadAsync().ConfigureAwait(false);
        Entity entity = reference.Find(call.Access(state.Model), state.Model);
        InventoryModel model = revision is { } number
            ? await call.ModelAtAsync(entity.Project, number).ConfigureAwait(false)
            : state.Model;
        var options = new RenderOptions
        {
            Format = format,
            Profile = profile,
            Mode = mode,
            Time = Services.Time.GetUtcNow(),
        };
        RuleFile file = await Services.Work.RunAsync(
            () => RuleFiles.Render((Entity)call.Access(model).Find(RecordKind.Entity, entity.Id), model, options),
            call.CancellationToken).ConfigureAwait(false);
        return file.Findings.Any(finding => finding.IsError)
            ? throw new InventoryValidationException(file.Findings)
            : Write(file);
    }

    private static FieldMap Write(RuleFile file) => new FieldMap
    {
        ["filename"] = file.FileName,
        ["content"] = file.Content,
        ["digest"] = file.Digest,
    }
        .AddPresent("warnings", RecordReply.Of(file.Findings));
}

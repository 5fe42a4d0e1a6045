// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Checking;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Rules;
using Inventory.Validation;
using Localization;

namespace Daemon.Inventories;

/// <summary><c>inv.validate</c>: checks rules by the model, by the tools that load them, or by a kernel.</summary>
internal sealed class ValidateRules(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Validate;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.validate(session_id, {entity, project, content, format, level}) -> struct {ok, level, available, tool, exit, "
        + "stderr, line, ms, findings}. Checks the rules of an entity, or those in content, in the format iptables, ip6tables "
        + "or nft. level: model judges the entity's project by the rules of the inventory, tool asks the program that would "
        + "load them, kernel loads them in a network namespace of their own and compares what comes back. ok is never true "
        + "where this machine cannot check, and available is false then.");

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        EntityReference? reference = EntityReference.Read(call.Request);
        string? content = call.Request.Text("content");
        ValidationLevel level = call.Request.Choice<ValidationLevel>("level", ValidationLevel.Tool);
        RuleFormat format = call.Request.Choice<RuleFormat>("format", level == ValidationLevel.Model ? RuleFormat.Nft : null);
        call.Request.RefuseTheRest();
        if (reference is null == content is null)
        {
            throw RequestReader.Refuse("entity", Messages.Get("exactly one of entity and content must be given"));
        }

        if (format is not (RuleFormat.Iptables or RuleFormat.Ip6tables or RuleFormat.Nft))
        {
            throw RequestReader.Refuse("format", Messages.Get("no tool loads this; allowed: iptables, ip6tables, nft"));
        }

        if (content is not null)
        {
            return level == ValidationLevel.Model
                ? throw RequestReader.Refuse("level", Messages.Get("a file can be checked by tool or kernel only"))
                : await CheckAsync(call, content, format, level).ConfigureAwait(false);
        }

        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        Entity entity = reference!.Find(call.Access(model), model);
        return await ValidateAsync(call, entity, model, format, level).ConfigureAwait(false);
    }

    private async Task<FieldMap> ValidateAsync(
        InventoryCall call, Entity entity, InventoryModel model, RuleFormat format, ValidationLevel level)
    {
        FindingList findings = await Services.Work.RunAsync(
            () => ModelCheck.Of(entity.Project, model, Services.Time.GetUtcNow()), call.CancellationToken).ConfigureAwait(false);
        if (level == ValidationLevel.Model || findings.HasErrors)
        {
            return new FieldMap { ["ok"] = !findings.HasErrors, ["level"] = "model", ["available"] = true }
                .AddPresent("findings", RecordReply.Of(findings));
        }

        var options = new RenderOptions { Format = format, Time = Services.Time.GetUtcNow() };
        RuleFile file = await Services.Work.RunAsync(
            () => RuleFiles.Render(entity, model, options), call.CancellationToken).ConfigureAwait(false);
        return file.Findings.Any(finding => finding.IsError)
            ? throw new InventoryValidationException(file.Findings)
            : await CheckAsync(call, file.Content, format, level).ConfigureAwait(false);
    }

    private async Task<FieldMap> CheckAsync(InventoryCall call, string content, RuleFormat format, ValidationLevel level)
    {
        CheckLevel asked = level == ValidationLevel.Tool ? CheckLevel.Tool : CheckLevel.Kernel;
        CheckResult result = await Services.Work.RunAsync(
            () => Services.Checker.CheckAsync(content, format, asked, call.CancellationToken),
            call.CancellationToken).ConfigureAwait(false);
        return new FieldMap
        {
            ["ok"] = result.Ok,
            ["level"] = level == ValidationLevel.Tool ? "tool" : "kernel",
            ["available"] = result.Available,
            ["tool"] = result.Tool,
            ["exit"] = result.ExitCode,
            ["stderr"] = result.Errors,
            ["ms"] = result.Milliseconds,
        }
            .AddPresent("line", result.Line);
    }
}

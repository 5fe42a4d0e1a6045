// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Inventory.Fields;
using Inventory.Linting;
using Inventory.Model;
using Localization;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary><c>inv.lint</c>: what is doubtful about a project.</summary>
internal sealed class LintProject(InventoryServices services) : InventoryProcedure(services)
{
    /// <inheritdoc/>
    public override string Name => InventoryMethods.Lint;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.lint(session_id, {project}) -> array of structs {code, comm, entity, other, text}. What is doubtful about a "
        + "project: W_DUPLICATE, W_REDUNDANT, W_OVER_BROAD, W_EXPIRED, W_EXPIRES_SOON, W_NOT_IPV6, W_SUBNET_HAS_RULES. comm and other "
        + "are ids of communications, entity that of an entity.");

    /// <inheritdoc/>
    protected override string ResultType => XmlRpcTypes.Array;

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        object reference = call.Request.Reference("project") ?? throw RequestReader.Refuse(
            "project", Messages.Get("this is missing"));
        call.Request.RefuseTheRest();

        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        Project project = call.Access(model).FindProject(reference);
        IReadOnlyList<LintFinding> findings = await Services.Work.RunAsync(
            () => ProjectLint.Of(project.Id, model, Services.Time.GetUtcNow()), call.CancellationToken).ConfigureAwait(false);
        return findings.Select(Write).ToArray();
    }

    private static FieldMap Write(LintFinding finding) =>
        new FieldMap { ["code"] = finding.Code, ["text"] = finding.Text }
            .AddPresent("comm", finding.Communication > 0 ? finding.Communication : null)
            .AddPresent("entity", finding.Entity)
            .AddPresent("other", finding.Other);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;
using Localization;
using Pyctl.Output;

namespace Pyctl.Inventory;

/// <summary><c>pyctl inventory history</c>, <c>diff</c> and <c>revert</c>: the revisions of projects.</summary>
/// <param name="context">What it works with.</param>
internal sealed class HistoryCommand(InventoryContext context)
{
    private const int PageLength = 500;

    /// <summary>Lists revisions, the newest first.</summary>
    /// <param name="project">The project; null for the whole inventory.</param>
    /// <param name="limit">The most revisions; null for all.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> ListAsync(string? project, int? limit)
    {
        List<InventoryRecord> entries = [];
        long wanted;
        int count;
        do
        {
            Dictionary<string, object?> request = new()
            {
                ["start"] = entries.Count,
                ["length"] = Math.Min(PageLength, (limit ?? int.MaxValue) - entries.Count),
            };
            if (project is not null)
            {
                request.Add("project", await FindAsync(project).ConfigureAwait(false));
            }

            InventoryRecord page = await context.Client
                .CallAsync(InventoryMethods.History, request, context.Command.Cancellation).ConfigureAwait(false);
            count = page.Records("items").Count;
            wanted = Math.Min(page.FindNumber("total") ?? 0, limit ?? int.MaxValue);
            entries.AddRange(page.Records("items"));
        }
        while (count > 0 && entries.Count < wanted);
        context.WriteRows(entries, project is null
            ? ["version", "time", "author", "changes", "projects", "comment"]
            : ["revision", "time", "author", "changes", "comment"]);
        return ExitCodes.Success;
    }

    /// <summary>Compares two revisions.</summary>
    /// <param name="project">The project.</param>
    /// <param name="range">The revisions.</param>
    /// <param name="format">text, json or rules.</param>
    /// <param name="ruleFormat">The format of the rules; null for the daemon's choice.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> DiffAsync(string project, RevisionRange range, string format, string? ruleFormat)
    {
        Dictionary<string, object?> request = new()
        {
            ["project"] = await FindAsync(project).ConfigureAwait(false),
            ["format"] = context.IsForPeople ? format : "json",
        };
        AddIfThere(request, "from", range.From);
        AddIfThere(request, "to", range.To);
        AddIfThere(request, "rule_format", ruleFormat);
        InventoryRecord answer = await new Waiting(context.Command).ForAsync(
            context.Client.CallAsync(InventoryMethods.Diff, request, context.Command.Cancellation),
            InventoryMethods.Diff).ConfigureAwait(false);
        if (!context.IsForPeople)
        {
            context.WriteRows(answer.Records("changes"), "op", "model", "id", "label", "fields");
            return ExitCodes.Success;
        }

        if (format == "json")
        {
            context.Command.Output.WriteLine(JsonText.Of(answer.Fields.GetValueOrDefault("changes"), isIndented: true));
            return ExitCodes.Success;
        }

        foreach (string line in answer.Text("text").TrimEnd('\n').Split('\n'))
        {
            // Rules are indented by tabs, which command no terminal.
            context.Command.Output.WriteLine(Coloured(string.Join('\t', line.Split('\t').Select(TextWidth.Printable))));
        }

        return ExitCodes.Success;
    }

    /// <summary>Makes a project what it was.</summary>
    /// <param name="project">The project.</param>
    /// <param name="revision">The revision.</param>
    /// <param name="request">How.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RevertAsync(string project, int revision, RemovalRequest request)
    {
        Dictionary<string, object?> members = new()
        {
            ["project"] = await FindAsync(project).ConfigureAwait(false),
            ["to"] = revision,
            ["comment"] = request.Comment,
            ["dry_run"] = true,
        };
        InventoryRecord plan = await context.Client
            .CallAsync(InventoryMethods.Revert, members, context.Command.Cancellation).ConfigureAwait(false);
        if (request.IsDryRun)
        {
            context.WriteAnswer(plan, () => context.Command.Output.WriteLine(
                Messages.Format($"{plan.Text("changes")} records would change")));
            return ExitCodes.Success;
        }

        string question = Messages.Format(
            $"Revert {project} to revision {revision}, which changes {plan.Text("changes")} records?");
        if (!context.Confirm(question, request.IsConfirmed))
        {
            context.Command.Errors.Complain(Messages.Get("nothing was changed"));
            return ExitCodes.Nothing;
        }

        members["dry_run"] = false;
        InventoryRecord done = await context.Client
            .CallAsync(InventoryMethods.Revert, members, context.Command.Cancellation).ConfigureAwait(false);
        context.WriteAnswer(done, () => context.Command.Output.WriteLine(Messages.Format(
            $"{project} is as it was at revision {revision}; this is revision {done.Text("revision")}")));
        return ExitCodes.Success;
    }

    private static void AddIfThere(Dictionary<string, object?> request, string name, object? value)
    {
        if (value is not null)
        {
            request.Add(name, value);
        }
    }

    private string Coloured(string line) => !context.Command.Terminal.HasColours || line.Length == 0 ? line
        : line[0] == '+' ? $"\e[32m{line}\e[0m"
        : line[0] == '-' ? $"\e[31m{line}\e[0m"
        : line;

    private Task<long> FindAsync(string project) => context.Finder.FindAsync(InventoryModels.Project, project, null);
}

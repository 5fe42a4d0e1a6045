// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;
using Localization;
using Pyctl.Output;

namespace Pyctl.Inventory;

/// <summary><c>pyctl inventory validate</c>, <c>lint</c>, <c>search</c> and <c>resolve</c>.</summary>
/// <param name="context">What it works with.</param>
internal sealed class CheckCommand(InventoryContext context)
{
    /// <summary>Checks the rules of an entity, or of a file.</summary>
    /// <param name="request">The request, all but what is checked.</param>
    /// <param name="entity">The entity; null for a file.</param>
    /// <param name="project">The project that the entity is in; null to look in all.</param>
    /// <param name="file">The file; null for an entity.</param>
    /// <returns>
    /// The exit code: <see cref="ExitCodes.Nothing"/> where something is wrong, <see cref="ExitCodes.Unreachable"/>
    /// where the daemon's machine cannot check.
    /// </returns>
    /// <exception cref="UsageException">Both are given, or none.</exception>
    public async Task<int> ValidateAsync(
        Dictionary<string, object?> request, string? entity, string? project, string? file)
    {
        if (entity is null == file is null)
        {
            throw new UsageException(Messages.Get("say what to check: an entity, or --file"));
        }

        if (entity is not null)
        {
            request["entity"] = await context.Finder.FindAsync(InventoryModels.Entity, entity, project).ConfigureAwait(false);
        }
        else
        {
            request["content"] = await File.ReadAllTextAsync(file!, context.Command.Cancellation).ConfigureAwait(false);
        }

        InventoryRecord answer = await new Waiting(context.Command).ForAsync(
            context.Client.CallAsync(InventoryMethods.Validate, request, context.Command.Cancellation),
            InventoryMethods.Validate).ConfigureAwait(false);
        context.WriteAnswer(answer, () => WriteVerdict(answer));
        return answer.IsTrue("ok") ? ExitCodes.Success
            : answer.IsTrue("available") ? ExitCodes.Nothing
            : ExitCodes.Unreachable;
    }

    /// <summary>Finds what is doubtful in a project.</summary>
    /// <returns>The exit code: <see cref="ExitCodes.Nothing"/> where there is something.</returns>
    public async Task<int> LintAsync(string project)
    {
        long id = await context.Finder.FindAsync(InventoryModels.Project, project, null).ConfigureAwait(false);
        IReadOnlyList<InventoryRecord> findings = await new Waiting(context.Command).ForAsync(
            context.Client.CallForListAsync(
                InventoryMethods.Lint,
                new Dictionary<string, object?> { ["project"] = id },
                context.Command.Cancellation),
            InventoryMethods.Lint).ConfigureAwait(false);
        context.WriteRows(findings, "code", "comm", "other", "entity", "text");
        return findings.Count == 0 ? ExitCodes.Success : ExitCodes.Nothing;
    }

    /// <summary>Finds records by text, address or port.</summary>
    /// <returns>The exit code: <see cref="ExitCodes.Nothing"/> where nothing is found.</returns>
    public Task<int> SearchAsync(Dictionary<string, object?> request) =>
        ListAsync(InventoryMethods.Search, request, "model", "id", "label", "field", "snippet");

    /// <summary>Finds what an address belongs to.</summary>
    /// <returns>The exit code: <see cref="ExitCodes.Nothing"/> where it belongs to nothing.</returns>
    public Task<int> ResolveAsync(string address) => ListAsync(
        InventoryMethods.Resolve,
        new Dictionary<string, object?> { ["ip"] = address },
        "entity_name",
        "interface_name",
        "prefix",
        "entity",
        "interface");

    private async Task<int> ListAsync(string method, Dictionary<string, object?> request, params string[] columns)
    {
        IReadOnlyList<InventoryRecord> found = await context.Client
            .CallForListAsync(method, request, context.Command.Cancellation).ConfigureAwait(false);
        context.WriteRows(found, columns);
        return found.Count > 0 ? ExitCodes.Success : ExitCodes.Nothing;
    }

    private void WriteVerdict(InventoryRecord answer)
    {
        string tool = answer.Text("tool") is { Length: > 0 } name ? name : answer.Text("level");
        string took = answer.Fields.GetValueOrDefault("ms") is double milliseconds
            ? Messages.Format($" in {Math.Round(milliseconds)} ms")
            : "";
        context.Command.Output.WriteLine(answer.IsTrue("ok") ? Messages.Format($"valid, by {tool}{took}")
            : answer.IsTrue("available") ? Messages.Format($"not valid, by {tool}{took}")
            : Messages.Format($"not checked: the daemon's machine cannot check at the level {answer.Text("level")}"));
        foreach (string line in answer.Text("stderr").Split('\n', System.StringSplitOptions.RemoveEmptyEntries))
        {
            context.Command.Output.WriteLine("    " + TextWidth.Printable(line));
        }

        if (answer.Records("findings") is { Count: > 0 } findings)
        {
            context.WriteRows(findings, "field", "code", "message");
        }
    }
}

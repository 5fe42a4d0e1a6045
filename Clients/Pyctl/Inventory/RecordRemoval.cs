// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;
using Localization;
using Pyctl.Output;
using XmlRpc.Values;

namespace Pyctl.Inventory;

/// <summary><c>pyctl inventory remove</c>: shows all that goes with a record, asks, and removes it.</summary>
/// <param name="context">What it works with.</param>
/// <param name="model">The kind of record.</param>
internal sealed class RecordRemoval(InventoryContext context, RecordModel model)
{
    private OutputText Output => context.Command.Output;

    /// <summary>Removes a record.</summary>
    /// <param name="name">Its number or name.</param>
    /// <param name="project">The project that it is in; null to look in all.</param>
    /// <param name="request">How.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string name, string? project, RemovalRequest request)
    {
        long id = await context.Finder.FindAsync(model.Name, name, project).ConfigureAwait(false);
        InventoryRecord preview = await context.Client.PreviewDeleteAsync(
            model.Name, id, request.IsCascade, context.Command.Cancellation).ConfigureAwait(false);
        if (request.IsDryRun && !context.IsForPeople)
        {
            context.WriteRows([preview], "tree", "counts");
            return ExitCodes.Success;
        }

        if (context.IsForPeople && (request.IsDryRun || !request.IsConfirmed))
        {
            WritePreview(preview);
        }

        if (request.IsDryRun)
        {
            return ExitCodes.Success;
        }

        if (!context.Confirm(Messages.Get("Remove all of this?"), request.IsConfirmed))
        {
            context.Command.Errors.Complain(Messages.Get("nothing was removed"));
            return ExitCodes.Nothing;
        }

        string token = request.IsConfirmed
            ? preview.Text("token")
            : await RenewTokenAsync(id, preview, request.IsCascade).ConfigureAwait(false);
        InventoryRecord reply = await context.Client.DeleteAsync(
            model.Name, id, token, request.Comment, context.Command.Cancellation).ConfigureAwait(false);
        context.WriteAnswer(reply, () => Output.WriteLine(Messages.Format($"removed: {CountsOf(reply, "deleted")}")));
        return ExitCodes.Success;
    }

    private static string CountsOf(InventoryRecord reply, string field) =>
        reply.Fields.GetValueOrDefault(field) is IReadOnlyDictionary<string, object?> counts
            ? string.Join(", ", counts.Select(count => $"{PlainText.Of(count.Value)} {count.Key}"))
            : "";

    // A token belongs to a session, and neither lives for as long as people think.
    private async Task<string> RenewTokenAsync(long id, InventoryRecord seen, bool isCascade)
    {
        InventoryRecord present = await context.Client
            .PreviewDeleteAsync(model.Name, id, isCascade, context.Command.Cancellation).ConfigureAwait(false);
        return CountsOf(present, "counts") == CountsOf(seen, "counts")
            ? present.Text("token")
            : throw new XmlRpcFaultException(FaultCodes.Conflict, Messages.Format(
                $"now it would be {CountsOf(present, "counts")}: somebody else has changed it meanwhile"));
    }

    private void WritePreview(InventoryRecord preview)
    {
        foreach (InventoryRecord root in preview.Records("tree"))
        {
            WriteTree(root, 0);
        }

        foreach (InventoryRecord group in preview.Records("groups"))
        {
            Output.WriteLine(Messages.Format($"the group {TextWidth.Printable(group.Text("label"))} loses a member"));
        }

        Output.WriteLine(Messages.Format($"in all: {CountsOf(preview, "counts")}"));
    }

    private void WriteTree(InventoryRecord node, int depth)
    {
        string label = TextWidth.Printable(node.Text("label"));
        Output.WriteLine($"{new string(' ', 2 * depth)}{node.Text("model")} {node.Text("id")}  {label}");
        foreach (InventoryRecord child in node.Records("children"))
        {
            WriteTree(child, depth + 1);
        }
    }
}

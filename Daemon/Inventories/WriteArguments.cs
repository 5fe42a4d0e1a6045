// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Editing;
using Localization;

namespace Daemon.Inventories;

/// <summary>What every write takes besides what is written. Immutable.</summary>
/// <param name="IfRevision">The revision that the project must still have; null where it may have any.</param>
/// <param name="Comment">Why, for the history; may be empty.</param>
internal sealed record WriteArguments(int? IfRevision, string Comment)
{
    /// <summary>Reads <c>if_revision</c> and <c>comment</c>.</summary>
    public static WriteArguments Read(RequestReader request) =>
        new((int?)request.Number("if_revision"), request.Text("comment") ?? "");

    /// <summary>The request to the editor.</summary>
    /// <param name="call">Whose call it is.</param>
    /// <param name="project">The project that the revision is of; null for what belongs to none.</param>
    /// <param name="dryRun">Whether nothing is to be written.</param>
    public EditRequest Of(InventoryCall call, long? project, bool dryRun = false) =>
        IfRevision is not null && project is null
            ? throw RequestReader.Refuse(
                "if_revision", Messages.Get("what belongs to no project has no revision; leave it out"))
            : new EditRequest(call.Session.User, Comment, project, IfRevision, dryRun);
}

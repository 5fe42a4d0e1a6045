// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;

namespace Pyctl.Inventory;

/// <summary>
/// <c>pyctl inventory render</c>, <c>bundle</c>, <c>export</c> and <c>diagram</c>: files that the daemon makes.
/// </summary>
/// <param name="context">What it works with.</param>
internal sealed class RenderCommand(InventoryContext context)
{
    private readonly FileOutput _files = new(context.Command);
    private readonly Waiting _waiting = new(context.Command);

    /// <summary>Makes the rules of an entity.</summary>
    /// <param name="request">The request, all but the entity.</param>
    /// <param name="entity">Its number or name.</param>
    /// <param name="project">The project that it is in; null to look in all.</param>
    /// <param name="path">Where the file goes; null for standard output.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> RenderAsync(Dictionary<string, object?> request, string entity, string? project, string? path)
    {
        request["entity"] = await context.Finder.FindAsync(InventoryModels.Entity, entity, project).ConfigureAwait(false);
        return await MakeAsync(InventoryMethods.Render, request, path, isBinary: false).ConfigureAwait(false);
    }

    /// <summary>Makes the file that a procedure gives.</summary>
    /// <param name="method">The procedure.</param>
    /// <param name="request">Its request.</param>
    /// <param name="path">Where the file goes; null for where such files usually go.</param>
    /// <param name="isBinary">Whether it is no text.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> MakeAsync(
        string method, Dictionary<string, object?> request, string? path, bool isBinary)
    {
        InventoryRecord answer = await _waiting.ForAsync(
            context.Client.CallAsync(method, request, context.Command.Cancellation), method).ConfigureAwait(false);
        context.WriteAnswer(answer, () =>
        {
            byte[] content = answer.Bytes("content");
            if (isBinary)
            {
                _files.WriteBinary(content, answer.Text("filename"), path);
            }
            else
            {
                _files.Write(content, path);
            }
        });
        return ExitCodes.Success;
    }
}

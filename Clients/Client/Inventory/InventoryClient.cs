// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using Contract;
using Contract.Records;
using Localization;

namespace Client.Inventory;

/// <summary>
/// The procedures of a daemon's inventory. Records travel as maps, whose fields are those of
/// <see cref="InventoryFields"/>. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Every method throws what those of <see cref="RpcClient"/> throw; the text of a fault
/// <see cref="FaultCodes.InvalidValue"/> is JSON, <c>[{code, field, message}]</c>.
/// </remarks>
public sealed class InventoryClient
{
    private readonly RpcSession _session;

    /// <summary>Makes a client that shares a session.</summary>
    internal InventoryClient(RpcSession session)
    {
        _session = session;
    }

    /// <summary>Gets the records of a model, page by page as they are wanted.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    /// <param name="query">Which, in what order, and how many.</param>
    /// <param name="cancellationToken">Ends the wait for a page.</param>
    /// <returns>The records.</returns>
    public async IAsyncEnumerable<InventoryRecord> ListAsync(
        string model, InventoryQuery query, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        int start = 0;
        long total;
        do
        {
            InventoryRecord page = await CallAsync(
                InventoryMethods.List(model), query.ToMap(start), cancellationToken).ConfigureAwait(false);
            IReadOnlyList<InventoryRecord> items = page.Records("items");
            foreach (InventoryRecord item in items)
            {
                yield return item;
            }

            start += items.Count;
            total = items.Count == 0 ? 0 : page.FindNumber("total") ?? 0;
        }
        while (start < total && start < (query.Limit ?? int.MaxValue));
    }

    /// <summary>Gets a record.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The record.</returns>
    public Task<InventoryRecord> GetAsync(string model, long id, CancellationToken cancellationToken = default) =>
        CallAsync(InventoryMethods.Get(model), new Dictionary<string, object?> { ["id"] = id }, cancellationToken);

    /// <summary>Adds a record.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    /// <param name="fields">Its fields; what it refers to may be named by id or name.</param>
    /// <param name="comment">Why, for the history; may be empty.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The record, with <c>warnings</c> where there are any.</returns>
    public Task<InventoryRecord> CreateAsync(
        string model,
        IReadOnlyDictionary<string, object?> fields,
        string comment = "",
        CancellationToken cancellationToken = default) => CallAsync(
            InventoryMethods.Create(model),
            new Dictionary<string, object?> { ["fields"] = fields, ["comment"] = comment },
            cancellationToken);

    /// <summary>Changes fields of a record.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    /// <param name="id">Its number.</param>
    /// <param name="fields">The fields that change.</param>
    /// <param name="revision">The revision that its project must still have; null for any.</param>
    /// <param name="comment">Why, for the history; may be empty.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The record, with <c>warnings</c> where there are any.</returns>
    public Task<InventoryRecord> UpdateAsync(
        string model,
        long id,
        IReadOnlyDictionary<string, object?> fields,
        int? revision = null,
        string comment = "",
        CancellationToken cancellationToken = default)
    {
        Dictionary<string, object?> request = new() { ["id"] = id, ["fields"] = fields, ["comment"] = comment };
        if (revision is { } number)
        {
            request.Add("if_revision", number);
        }

        return CallAsync(InventoryMethods.Update(model), request, cancellationToken);
    }

    /// <summary>Looks at what would go with a record, which is the first step of removing it.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    /// <param name="id">Its number.</param>
    /// <param name="cascade">
    /// Whether what uses it goes too; otherwise it is fault <see cref="FaultCodes.Conflict"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>
    /// <c>tree</c> (structs of model, id, label and children), <c>counts</c> by model, and the <c>token</c> for
    /// <see cref="DeleteAsync"/>.
    /// </returns>
    public Task<InventoryRecord> PreviewDeleteAsync(
        string model, long id, bool cascade = false, CancellationToken cancellationToken = default) => CallAsync(
        InventoryMethods.DeletePreview(model),
        new Dictionary<string, object?> { ["id"] = id, ["cascade"] = cascade },
        cancellationToken);

    /// <summary>Removes what a preview showed; the second step.</summary>
    /// <param name="model">One of <see cref="InventoryModels"/>.</param>
    /// <param name="id">The record's number.</param>
    /// <param name="token">The token of the preview.</param>
    /// <param name="comment">Why, for the history; may be empty.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns><c>deleted</c>, how many went by model.</returns>
    public Task<InventoryRecord> DeleteAsync(
        string model, long id, string token, string comment = "", CancellationToken cancellationToken = default) =>
        CallAsync(
            InventoryMethods.Delete(model),
            new Dictionary<string, object?> { ["id"] = id, ["token"] = token, ["comment"] = comment },
            cancellationToken);

    /// <summary>Calls a procedure that answers with a struct.</summary>
    /// <param name="method">One of <see cref="InventoryMethods"/>.</param>
    /// <param name="request">Its struct, as the method's help says.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The answer.</returns>
    public async Task<InventoryRecord> CallAsync(
        string method, IReadOnlyDictionary<string, object?> request, CancellationToken cancellationToken = default) =>
        new(await _session.CallForMapAsync(method, [request], cancellationToken).ConfigureAwait(false));

    /// <summary>Calls a procedure that answers with a list of structs.</summary>
    /// <param name="method">One of <see cref="InventoryMethods"/>.</param>
    /// <param name="request">Its struct, as the method's help says.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The structs.</returns>
    public async Task<IReadOnlyList<InventoryRecord>> CallForListAsync(
        string method, IReadOnlyDictionary<string, object?> request, CancellationToken cancellationToken = default)
    {
        object? answer = await _session.CallAsync(method, [request], cancellationToken).ConfigureAwait(false);
        return answer is IReadOnlyList<object?>
            ? InventoryRecord.ListOf(answer)
            : throw new RecordFormatException(method, Messages.Get("is not an array"));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Contract;
using Contract.Net;
using Inventory.Fields;
using Inventory.Matching;
using Inventory.Model;
using Inventory.Searching;
using Localization;
using XmlRpc.Values;

namespace Daemon.Inventories;

/// <summary><c>inv.resolve</c>: who has an address.</summary>
internal sealed class ResolveAddress(InventoryServices services) : InventoryProcedure(services)
{
    // The index of the model that was asked about last; models are replaced as a whole.
    private Indexed? _last;

    /// <inheritdoc/>
    public override string Name => InventoryMethods.Resolve;

    /// <inheritdoc/>
    public override string Help => Messages.Get(
        "inv.resolve(session_id, {ip}) -> array of structs {entity, entity_name, interface, interface_name, prefix, "
        + "specificity}. The interfaces that have an address, or whose network it is in, the longest prefix first; "
        + "specificity is its length.");

    /// <inheritdoc/>
    protected override string ResultType => XmlRpcTypes.Array;

    /// <inheritdoc/>
    protected override async Task<object> AnswerAsync(InventoryCall call)
    {
        string text = call.Request.RequiredText("ip");
        call.Request.RefuseTheRest();
        if (!IpPrefix.TryParse(text.Trim(), out IpPrefix address) || !address.IsSingleAddress)
        {
            throw RequestReader.Refuse("ip", Messages.Get("this is not an IPv4 or IPv6 address"));
        }

        InventoryModel model = (await call.ReadAsync().ConfigureAwait(false)).Model;
        InventoryAccess access = call.Access(model);
        return InventorySearch.Resolve(address.Network, IndexOf(model))
            .Where(owner => access.Sees(model.Interfaces[owner.Interface]))
            .Select(owner => Write(owner, model))
            .ToArray();
    }

    private static FieldMap Write(AddressOwner owner, InventoryModel model) => new()
    {
        ["entity"] = owner.Entity,
        ["entity_name"] = Label.Of(new RecordId(RecordKind.Entity, owner.Entity), model),
        ["interface"] = owner.Interface,
        ["interface_name"] = Label.Of(new RecordId(RecordKind.Interface, owner.Interface), model),
        ["prefix"] = owner.Prefix.ToString(),
        ["specificity"] = owner.Prefix.Length,
    };

    private AddressIndex IndexOf(InventoryModel model)
    {
        Indexed? last = _last;
        if (last?.Model != model)
        {
            _last = last = new Indexed(model, AddressIndex.Of(model));
        }

        return last.Index;
    }

    private sealed record Indexed(InventoryModel Model, AddressIndex Index);
}

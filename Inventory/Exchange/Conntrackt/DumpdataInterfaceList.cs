// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange.Conntrackt;

/// <summary>
/// The interfaces of a project as Conntrackt can have them. A second IPv4 address becomes an alias, <c>eth0:1</c>.
/// </summary>
internal sealed class DumpdataInterfaceList
{
    private readonly InventoryModel _model;
    private readonly long _project;
    private readonly List<DumpdataInterface> _all = [];
    private readonly Dictionary<long, List<int>> _keys = [];

    public DumpdataInterfaceList(IEnumerable<Entity> entities, long project, InventoryModel model, FindingList findings)
    {
        _model = model;
        _project = project;
        foreach (Entity entity in entities)
        {
            foreach (Interface one in model.InterfacesOf(entity.Id).OrderBy(one => one.Name, StringComparer.Ordinal))
            {
                Add(entity, one, findings);
            }
        }
    }

    /// <summary>All of them; the key of each is its place, from 1.</summary>
    public IReadOnlyList<DumpdataInterface> All => _all;

    /// <summary>The keys of the interfaces that an end means; none where Conntrackt has no way to say it.</summary>
    public IReadOnlyCollection<int> KeysOf(Endpoint end)
    {
        var keys = new SortedSet<int>();
        if (end.Kind == EndpointKind.Interface)
        {
            keys.UnionWith(_keys.GetValueOrDefault(end.Id, []));
        }
        else if (end.Kind == EndpointKind.Entity)
        {
            AddEntity(end.Id, keys, []);
        }

        return keys;
    }

    private void AddEntity(long id, SortedSet<int> keys, HashSet<long> seen)
    {
        if (!seen.Add(id) || _model.Entities[id].Project != _project)
        {
            return;
        }

        foreach (Interface one in _model.InterfacesOf(id))
        {
            keys.UnionWith(_keys.GetValueOrDefault(one.Id, []));
        }

        foreach (long member in _model.Entities[id].Members)
        {
            AddEntity(member, keys, seen);
        }
    }

    private void Add(Entity entity, Interface one, FindingList findings)
    {
        IEnumerable<InterfaceAddress> addresses = _model.AddressesOf(one.Id)
            .OrderBy(address => address.Matched.IPv4Network)
            .ThenBy(address => address.PrefixLength);
        foreach (InterfaceAddress address in addresses)
        {
            if (address.Address.AddressFamily != AddressFamily.InterNetwork)
            {
                findings.Add(
                    ValidationCodes.NotExported,
                    "ip",
                    $"{entity.Name}: {address.Address} is left out; Conntrackt knows IPv4 only.");
                continue;
            }

            List<int> keys = _keys.TryGetValue(one.Id, out List<int>? present) ? present : _keys[one.Id] = [];
            string alias = keys.Count == 0 ? "" : ":" + keys.Count.ToString(CultureInfo.InvariantCulture);
            _all.Add(new DumpdataInterface(entity.Id, one.Name + alias, one.Description, address));
            keys.Add(_all.Count);
        }
    }
}

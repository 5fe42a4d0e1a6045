// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Inventory.Model;
using Localization;

namespace Inventory.Diagrams;

/// <summary>Makes a graph of a project. For use by one thread.</summary>
internal sealed class DiagramGraphBuilder
{
    private static readonly DiagramNode s_any = new(
        "any", Label.Of(Endpoint.Any, InventoryModel.Empty), EntityKind.Any, DiagramColour.Neutral, "");

    private readonly InventoryModel _model;
    private readonly Communication[] _communications;
    private readonly Dictionary<long, DiagramNode> _nodes = [];

    /// <summary>Prepares for a project and what of it is in force at a time.</summary>
    public DiagramGraphBuilder(long project, InventoryModel model, DateTimeOffset time)
    {
        _model = model;
        _communications = [.. model.CommunicationsOf(project).Where(one => one.IsInForce(time))];
        Entity[] entities =
        [
            .. model.EntitiesOf(project).Concat(Ends.Select(model.EntityOf).OfType<Entity>()).DistinctBy(one => one.Id)
                .OrderBy(one => one.Id),
        ];
        foreach ((Entity entity, DiagramColour colour) in entities.Zip(DiagramColour.Steps(entities.Length)))
        {
            _nodes.Add(entity.Id, NodeOf(entity, colour));
        }
    }

    private IEnumerable<Endpoint> Ends => _communications.SelectMany(
        one => (Endpoint[])[one.Source, one.Destination]);

    /// <summary>Makes the graph.</summary>
    public DiagramGraph Build(string name, DiagramGrouping grouping, DiagramOverlay? overlay)
    {
        IEnumerable<DiagramGroup> groups = _nodes.Keys.Select(id => _model.Entities[id])
            .GroupBy(entity => grouping == DiagramGrouping.Tag ? TagOf(entity) : LocationOf(entity))
            .OrderBy(group => group.Key.Name, InventoryText.NameComparer)
            .ThenBy(group => group.Key.Id, StringComparer.Ordinal)
            .Select(group => new DiagramGroup(group.Key.Id, group.Key.Name, NodesOf(group)));
        if (Ends.Any(end => _model.EntityOf(end) is null))
        {
            groups = groups.Prepend(new DiagramGroup("outside", "", [s_any]));
        }

        return new DiagramGraph(name, [.. groups], [.. Edges(overlay)], overlay is not null);
    }

    private DiagramNode[] NodesOf(IEnumerable<Entity> entities) =>
    [
        .. entities.OrderBy(one => one.Name, InventoryText.NameComparer)
            .ThenBy(one => one.Id)
            .Select(one => _nodes[one.Id]),
    ];

    private IEnumerable<DiagramEdge> Edges(DiagramOverlay? overlay) =>
        _communications
            .Select(one => Observed(one, overlay))
            .Concat((overlay?.Undeclared ?? []).Where(IsShown).Select(one =>
                (Source: _nodes[one.Source], Target: _nodes[one.Destination], State: EdgeState.Undeclared, one.Flows,
                    Traffic: (IEnumerable<TrafficClass>)[one.Traffic])))
            .GroupBy(one => (one.Source, one.Target, one.State))
            .OrderBy(group => group.Key.Source.Id, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Target.Id, StringComparer.Ordinal)
            .ThenBy(group => group.Key.State)
            .Select(group => new DiagramEdge(
                group.Key.Source,
                group.Key.Target,
                EdgeLabel.Of(group.SelectMany(one => one.Traffic)),
                group.Key.State,
                group.Sum(one => one.Flows)));

    private (DiagramNode Source, DiagramNode Target, EdgeState State, long Flows, IEnumerable<TrafficClass> Traffic)
        Observed(Communication one, DiagramOverlay? overlay)
    {
        long flows = 0;
        EdgeState state = overlay?.Flows.TryGetValue(one.Id, out flows) != true ? EdgeState.Declared
            : flows > 0 ? EdgeState.Seen
            : EdgeState.NeverSeen;
        return (NodeOf(one.Source), NodeOf(one.Destination), state, flows, _model.TrafficOf(one));
    }

    private bool IsShown(UndeclaredTraffic one) =>
        _nodes.ContainsKey(one.Source) && _nodes.ContainsKey(one.Destination);

    private DiagramNode NodeOf(Endpoint end) => _model.EntityOf(end) is { } entity ? _nodes[entity.Id] : s_any;

    private DiagramNode NodeOf(Entity entity, DiagramColour colour)
    {
        IEnumerable<string> addresses = _model.InterfacesOf(entity.Id)
            .SelectMany(one => _model.AddressesOf(one.Id))
            .Select(address => address.Matched.ToString());
        return new DiagramNode(IdOf('e', entity.Id), entity.Name, entity.Kind, colour, string.Join(", ", addresses));
    }

    private (string Id, string Name) LocationOf(Entity entity) =>
        (IdOf('l', entity.Location), _model.Locations.GetValueOrDefault(entity.Location)?.Name ?? "?");

    private static (string Id, string Name) TagOf(Entity entity) => entity.Tags.Count == 0
        ? ("untagged", Messages.Get("without a tag"))
        : ("t_" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(entity.Tags[0])), entity.Tags[0]);

    private static string IdOf(char kind, long id) => string.Create(CultureInfo.InvariantCulture, $"{kind}{id}");
}

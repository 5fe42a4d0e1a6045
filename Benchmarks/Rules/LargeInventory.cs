// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Net;
using Inventory.Model;

namespace Benchmarks.Rules;

/// <summary>A project in which many networks may talk to a host, each communication with ports of its own.</summary>
internal sealed class LargeInventory
{
    private const int Networks = 250;

    private readonly InventoryEdit _edit = new(InventoryModel.Empty);

    public LargeInventory(int communications)
    {
        Project project = _edit.Add(new Project { Name = "large", Revision = 1 });
        Location location = _edit.Add(new Location { Name = "main site" });
        var host = new Entity { Project = project.Id, Location = location.Id, Name = "server" };
        Server = _edit.Add(host);
        AddAddresses(Server, "10.0.0.10", 32, "2001:db8::10", 128);
        Entity[] networks =
        [
            .. Enumerable.Range(0, Networks).Select(number =>
            {
                Entity network = _edit.Add(host with { Name = $"network {number}", Kind = EntityKind.Subnet });
                AddAddresses(network, $"10.{number + 1}.0.0", 16, $"2001:db8:{number + 1:x}::", 48);
                return network;
            }),
        ];
        for (int number = 0; number < communications; number++)
        {
            _edit.Add(new Communication
            {
                Project = project.Id,
                Source = Endpoint.OfEntity(networks[number % Networks].Id),
                Destination = Endpoint.OfEntity(Server.Id),
                Traffic = Tcp((ushort)(1000 + (number / Networks))),
                Description = $"Service {number % 1000}",
            });
        }
    }

    /// <summary>The model.</summary>
    public InventoryModel Model => _edit.Model;

    /// <summary>The host that all communications reach.</summary>
    public Entity Server { get; }

    private static TrafficClass Tcp(ushort port) =>
        new(IpProtocols.Tcp) { DestinationPorts = PortSet.Of([new PortRange(port, port)]) };

    private void AddAddresses(Entity entity, string ipv4, int prefix4, string ipv6, int prefix6)
    {
        Interface one = _edit.Add(new Interface { Entity = entity.Id });
        foreach ((string text, int length) in new[] { (ipv4, prefix4), (ipv6, prefix6) })
        {
            _edit.Add(new InterfaceAddress
            {
                Interface = one.Id,
                Address = IPAddress.Parse(text),
                PrefixLength = length,
                Match = AddressMatch.Network,
            });
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Tests;

/// <summary>
/// A router with one communication of every kind that rules tell apart: nested, overlapping and equal ones, devices, ports
/// of both sides, ICMP with and without type and code, protocols without ports, logs, limits, in all three directions.
/// </summary>
internal sealed class EveryKindInventory
{
    private readonly SampleInventory _sample = new();
    private long _next = 1;

    public EveryKindInventory()
    {
        Gate = _sample.AddHost("gate", EntityKind.Router);
        _sample.AddInterface(Gate, "eth0", "192.0.2.1/24", "2001:db8:10::1/64");
        Interface inner = _sample.AddInterface(Gate, "eth1", "10.1.0.1/16", "2001:db8:1::1/48");
        _sample.Edit.Put(inner with { Device = "eth1" });
        Endpoint gate = Endpoint.OfEntity(Gate.Id);
        Endpoint wide = Network("wide", "10.0.0.0/8", "2001:db8::/32");
        Endpoint office = Network("office", "10.1.0.0/16", "2001:db8:1::/48");
        Endpoint admin = Network("admin", "10.1.0.5/32", "2001:db8:1::5/128");
        Endpoint web = Endpoint.OfEntity(_sample.Web1.Id);
        Declare("Nested 1", wide, gate, SampleInventory.Tcp("22,8000-8010"));
        Declare("Nested 2", office, gate, SampleInventory.Tcp("22"));
        Declare("Overlapping", admin, gate, SampleInventory.Tcp("20-30"));
        Declare("The same again", office, gate, SampleInventory.Tcp("22"));
        Declare("Ping", Endpoint.Any, gate, new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 });
        Declare("Timestamp", office, gate, new TrafficClass(IpProtocols.Icmp) { IcmpType = 13, IcmpCode = 0 });
        Declare("Every ICMP", admin, gate, new TrafficClass(IpProtocols.IcmpV6));
        Declare("ESP", Endpoint.Any, gate, new TrafficClass(50));
        Declare("OSPF", office, gate, new TrafficClass(89));
        Declare("Every port", admin, gate, new TrafficClass(IpProtocols.Sctp));
        Declare("Both sides", office, gate, Udp("500,4500") with { SourcePorts = Udp("500").DestinationPorts });
        Declare("Client ports", admin, gate, Udp("") with { SourcePorts = Udp("1000-2000,3000").DestinationPorts });
        Declare("Logged", office, gate, SampleInventory.Tcp("80,443"), isLogged: true);
        Declare("Limited", wide, gate, Udp("53"), rate: new RateLimit(20, RateUnit.Minute));
        Declare("Both", admin, gate, Udp("53"), isLogged: true, new RateLimit(5, RateUnit.Second));
        Declare("Out", gate, web, SampleInventory.Tcp("443"));
        Declare("Out to all", gate, Endpoint.Any, Udp("123,33434-33523"));
        Declare("Through", office, web, SampleInventory.Tcp("80,443"));
        Declare("Through from all", Endpoint.Any, web, new TrafficClass(IpProtocols.Icmp) { IcmpType = 8 });
    }

    public InventoryModel Model => _sample.Model;

    public Entity Gate { get; }

    private static TrafficClass Udp(string ports) => SampleInventory.Tcp(ports) with { Protocol = IpProtocols.Udp };

    private Endpoint Network(string name, params string[] addresses)
    {
        Entity entity = _sample.AddHost(name, EntityKind.Subnet);
        return Endpoint.OfInterface(_sample.AddInterface(entity, "eth0", addresses).Id);
    }

    private void Declare(
        string description,
        Endpoint source,
        Endpoint destination,
        TrafficClass traffic,
        bool isLogged = false,
        RateLimit? rate = null) => _sample.Edit.Put(_sample.Communication(source, destination, traffic) with
        {
            Id = _next++,
            Description = description,
            Log = isLogged,
            Rate = rate,
        });
}

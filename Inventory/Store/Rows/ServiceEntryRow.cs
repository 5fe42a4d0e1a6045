// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>One kind of traffic of a service.</summary>
internal sealed class ServiceEntryRow
{
    public long Service { get; init; }

    public long Position { get; init; }

    public long Protocol { get; init; }

    public string Ports { get; init; } = "";

    public string SourcePorts { get; init; } = "";

    public long? IcmpType { get; init; }

    public long? IcmpCode { get; init; }

    public static ServiceEntryRow Of(Service service, TrafficClass traffic, int position) => new()
    {
        Service = service.Id,
        Position = position,
        Protocol = traffic.Protocol,
        Ports = traffic.DestinationPorts.ToString(),
        SourcePorts = traffic.SourcePorts.ToString(),
        IcmpType = traffic.IcmpType,
        IcmpCode = traffic.IcmpCode,
    };

    public TrafficClass ToTraffic() => new((byte)Protocol)
    {
        DestinationPorts = ColumnText.Ports(Ports),
        SourcePorts = ColumnText.Ports(SourcePorts),
        IcmpType = (byte?)IcmpType,
        IcmpCode = (byte?)IcmpCode,
    };
}

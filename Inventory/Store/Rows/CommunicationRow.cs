// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Store.Rows;

/// <summary>A communication.</summary>
internal sealed class CommunicationRow : IRecordRow
{
    public long Id { get; init; }

    public long Project { get; init; }

    public long? SourceEntity { get; init; }

    public long? SourceInterface { get; init; }

    public long? DestinationEntity { get; init; }

    public long? DestinationInterface { get; init; }

    public long? Service { get; init; }

    public long? Protocol { get; init; }

    public string? Ports { get; init; }

    public string? SourcePorts { get; init; }

    public long? IcmpType { get; init; }

    public long? IcmpCode { get; init; }

    /// <summary>The digest of the ends and the traffic, which are unique in the project; ports can be too long for an index.</summary>
    public string Identity { get; init; } = "";

    public string Description { get; init; } = "";

    public string State { get; init; } = "";

    public string? ValidFrom { get; init; }

    public string? ValidUntil { get; init; }

    public string Owner { get; init; } = "";

    public string Ticket { get; init; } = "";

    public long Log { get; init; }

    public string? Rate { get; init; }

    public string Origin { get; init; } = "";

    public string Evidence { get; init; } = "";

    public static CommunicationRow Of(Communication one) => new()
    {
        Id = one.Id,
        Project = one.Project,
        SourceEntity = IdOf(one.Source, EndpointKind.Entity),
        SourceInterface = IdOf(one.Source, EndpointKind.Interface),
        DestinationEntity = IdOf(one.Destination, EndpointKind.Entity),
        DestinationInterface = IdOf(one.Destination, EndpointKind.Interface),
        Service = one.Service,
        Protocol = one.Traffic?.Protocol,
        Ports = one.Traffic?.DestinationPorts.ToString(),
        SourcePorts = one.Traffic?.SourcePorts.ToString(),
        IcmpType = one.Traffic?.IcmpType,
        IcmpCode = one.Traffic?.IcmpCode,
        Identity = IdentityOf(one),
        Description = one.Description,
        State = ChoiceNames<CommunicationState>.Of(one.State),
        ValidFrom = ColumnText.Of(one.ValidFrom),
        ValidUntil = ColumnText.Of(one.ValidUntil),
        Owner = one.Owner,
        Ticket = one.Ticket,
        Log = one.Log ? 1 : 0,
        Rate = one.Rate?.ToString(),
        Origin = ChoiceNames<CommunicationOrigin>.Of(one.Origin),
        Evidence = one.Evidence,
    };

    public IRecord ToRecord() => new Communication
    {
        Id = Id,
        Project = Project,
        Source = End(SourceEntity, SourceInterface),
        Destination = End(DestinationEntity, DestinationInterface),
        Service = Service,
        Traffic = Protocol is { } protocol
            ? new TrafficClass((byte)protocol)
            {
                DestinationPorts = ColumnText.Ports(Ports ?? ""),
                SourcePorts = ColumnText.Ports(SourcePorts ?? ""),
                IcmpType = (byte?)IcmpType,
                IcmpCode = (byte?)IcmpCode,
            }
            : null,
        Description = Description,
        State = ColumnText.Choice<CommunicationState>(State),
        ValidFrom = ColumnText.OptionalTime(ValidFrom),
        ValidUntil = ColumnText.OptionalTime(ValidUntil),
        Owner = Owner,
        Ticket = Ticket,
        Log = Log != 0,
        Rate = Rate is null ? null
            : RateLimit.TryParse(Rate, out RateLimit? rate) ? rate
            : throw new FormatException($"{Rate} is no rate."),
        Origin = ColumnText.Choice<CommunicationOrigin>(Origin),
        Evidence = Evidence,
    };

    private static Endpoint End(long? entity, long? @interface) =>
        entity is { } whole ? Endpoint.OfEntity(whole)
        : @interface is { } one ? Endpoint.OfInterface(one)
        : Endpoint.Any;

    private static long? IdOf(Endpoint end, EndpointKind kind) => end.Kind == kind ? end.Id : null;

    private static string IdentityOf(Communication one)
    {
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"{one.Source.Kind} {one.Source.Id} {one.Destination.Kind} {one.Destination.Id} {one.Service} {one.Traffic}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}

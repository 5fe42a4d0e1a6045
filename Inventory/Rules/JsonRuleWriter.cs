// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using System.Text.Json;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Rules;

/// <summary>Writes the permissions of an entity for programs, always in the same bytes.</summary>
internal static class JsonRuleWriter
{
    private static readonly JsonWriterOptions s_options = new() { Indented = true, NewLine = "\n" };

    /// <summary>Writes the object: what the rules are for, and a list for each direction.</summary>
    public static string Write(EntityPermissions permissions, RuleHeader header)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, s_options))
        {
            writer.WriteStartObject();
            writer.WriteNumber("pyctd_rules", 1);
            writer.WriteString("project", Plain(header.Project));
            writer.WriteString("entity", Plain(header.Entity));
            writer.WriteString("profile", ChoiceNames<Profile>.Of(header.Profile));
            writer.WriteNumber("revision", header.Revision);
            WriteDirection(writer, "in", permissions, RuleDirection.In);
            WriteDirection(writer, "out", permissions, RuleDirection.Out);
            WriteDirection(writer, "forward", permissions, RuleDirection.Forward);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length)) + "\n";
    }

    private static void WriteDirection(
        Utf8JsonWriter writer, string name, EntityPermissions permissions, RuleDirection direction)
    {
        writer.WriteStartArray(name);
        foreach (PermittedTraffic permitted in permissions[direction])
        {
            WritePermitted(writer, permitted);
        }

        writer.WriteEndArray();
    }

    private static void WritePermitted(Utf8JsonWriter writer, PermittedTraffic permitted)
    {
        TrafficClass traffic = permitted.Traffic;
        writer.WriteStartObject();
        writer.WriteNumber("communication", permitted.Communication);
        writer.WriteString("description", Plain(permitted.Description));
        writer.WriteString("source", permitted.Source.ToString());
        writer.WriteString("destination", permitted.Destination.ToString());
        writer.WriteString("protocol", traffic.ProtocolName);
        WriteText(writer, "ports", traffic.DestinationPorts.ToString());
        WriteText(writer, "sports", traffic.SourcePorts.ToString());
        WriteNumber(writer, "icmp_type", traffic.IcmpType);
        WriteNumber(writer, "icmp_code", traffic.IcmpCode);
        WriteText(writer, "device", Plain(permitted.Device));
        writer.WriteBoolean("log", permitted.Log);
        WriteText(writer, "rate", permitted.Rate?.ToString() ?? "");
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteString(name, value);
        }
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, byte? value)
    {
        if (value is { } present)
        {
            writer.WriteNumber(name, present);
        }
    }

    // Not for the sake of JSON, which can say everything, but of half a surrogate pair, which it cannot.
    private static string Plain(string text) => InventoryText.Strip(text, InventoryText.MaximumDescriptionLength);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Text.Json;

namespace Pyctl.Inventory;

/// <summary>Reads the findings that the inventory's faults carry as JSON: <c>[{code, field, message}]</c>.</summary>
internal static class FaultFindings
{
    /// <summary>The fault as text: a line for each finding, or what it is where it carries none.</summary>
    public static string TextOf(string faultString)
    {
        if (!faultString.StartsWith('['))
        {
            return faultString;
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(faultString);
            return string.Join('\n', document.RootElement.EnumerateArray().Select(LineOf));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return faultString;
        }
    }

    private static string LineOf(JsonElement finding)
    {
        string field = TextOf(finding, "field");
        string message = TextOf(finding, "message");
        string text = field.Length == 0 || message.StartsWith(field, StringComparison.Ordinal)
            ? message
            : $"{field}: {message}";
        return TextOf(finding, "code") is { Length: > 0 } code ? $"{text} ({code})" : text;
    }

    private static string TextOf(JsonElement finding, string name) =>
        finding.TryGetProperty(name, out JsonElement value) ? value.ToString() : "";
}

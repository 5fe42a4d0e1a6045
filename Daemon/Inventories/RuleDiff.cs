// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Inventory.Model;
using Inventory.Rules;

namespace Daemon.Inventories;

/// <summary>
/// The lines of the rules of a project's managed entities that come and go. Where a line stands does not matter: all
/// rules of a chain that could swap places accept.
/// </summary>
internal static class RuleDiff
{
    /// <summary>Writes the lines by entity, those that go with - and those that come with +.</summary>
    public static string Write(
        long project, InventoryModel before, InventoryModel after, RuleFormat format, DateTimeOffset time)
    {
        var text = new StringBuilder();
        var options = new RenderOptions { Format = format, Time = time };
        foreach (long id in Managed(project, before).Concat(Managed(project, after)).Distinct().Order())
        {
            Write(text, Lines(id, before, options), Lines(id, after, options), NameOf(id, before, after));
        }

        return text.ToString();
    }

    private static IEnumerable<long> Managed(long project, InventoryModel model) => model.EntitiesOf(project)
        .Where(entity => entity.Managed && entity.Kind is EntityKind.Host or EntityKind.Router)
        .Select(entity => entity.Id);

    private static string NameOf(long id, InventoryModel before, InventoryModel after) =>
        Label.Of(new RecordId(RecordKind.Entity, id), after.Entities.ContainsKey(id) ? after : before);

    // Without what is different in each revision: digest and revision in the lines on top.
    private static string[] Lines(long id, InventoryModel model, RenderOptions options) =>
        model.Entities.TryGetValue(id, out Entity? entity)
            ? [.. RuleFiles.Render(entity, model, options).Content.Split('\n').Where(line => line.Length > 0 && !IsHeader(line))]
            : [];

    private static bool IsHeader(string line) =>
        line.StartsWith("# project=", StringComparison.Ordinal) || line.StartsWith("# digest=", StringComparison.Ordinal);

    private static void Write(StringBuilder text, string[] before, string[] after, string name)
    {
        string[] gone = [.. Without(before, after)];
        string[] come = [.. Without(after, before)];
        if (gone.Length + come.Length == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"@@ {name}\n");
        text.AppendJoin("", gone.Select(line => $"-{line}\n"));
        text.AppendJoin("", come.Select(line => $"+{line}\n"));
    }

    private static IEnumerable<string> Without(string[] lines, string[] others)
    {
        Dictionary<string, int> left = others.CountBy(line => line).ToDictionary();
        foreach (string line in lines)
        {
            int count = left.GetValueOrDefault(line);
            left[line] = count - 1;
            if (count <= 0)
            {
                yield return line;
            }
        }
    }
}

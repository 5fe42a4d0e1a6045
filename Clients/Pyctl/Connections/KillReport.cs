// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Contract.Records;
using Localization;
using Pyctl.Output;

namespace Pyctl.Connections;

/// <summary>Writes what would be ended, and what was: sentences for people, rows for programs.</summary>
/// <param name="context">Where it is written.</param>
/// <param name="format">How.</param>
internal sealed class KillReport(CommandContext context, OutputFormat format)
{
    private bool IsForPeople => format is OutputFormat.Table or OutputFormat.Wide;

    /// <summary>Writes what would be ended.</summary>
    public void WritePreviews(IReadOnlyList<Hosted<KillPreview>> previews, bool isSeveral)
    {
        if (!IsForPeople)
        {
            context.WriteRows(
                format,
                HostColumn.Before<KillPreview>(
                [
                    new("count", preview => preview.Count),
                    new("samples", preview => preview.Samples),
                ], isSeveral),
                previews);
            return;
        }

        foreach (Hosted<KillPreview> preview in previews)
        {
            WriteHost(preview.Host, isSeveral, Messages.Format($"Matching connections: {preview.Value.Count}"));
            foreach (string sample in preview.Value.Samples)
            {
                context.Output.WriteLine("  " + TextWidth.Printable(sample));
            }

            int others = preview.Value.Count - preview.Value.Samples.Length;
            if (others > 0)
            {
                context.Output.WriteLine("  " + Messages.Format($"and {others} more"));
            }
        }
    }

    /// <summary>Writes what was ended.</summary>
    public void WriteReplies(IReadOnlyList<Hosted<KillReply>> replies, bool isSeveral)
    {
        if (!IsForPeople)
        {
            context.WriteRows(format, HostColumn.Before(ReplyColumns(), isSeveral), replies);
            return;
        }

        foreach (Hosted<KillReply> reply in replies)
        {
            KillReply outcome = reply.Value;
            WriteHost(reply.Host, isSeveral, Messages.Format(
                $"{outcome.Killed} killed, {outcome.Gone} already gone, {outcome.Denied.Length} denied"));
            foreach (DeniedKill denied in outcome.Denied)
            {
                context.Output.WriteLine(Messages.Format($"  {denied.Id} was not ended: {denied.Reason}"));
            }

            if (outcome.Survivors.Length > 0)
            {
                context.Output.WriteLine(Messages.Format(
                    $"{outcome.Survivors.Length} came back with their next packet; pyctl diag says how to prevent that"));
            }
        }
    }

    private static IReadOnlyList<Column<KillReply>> ReplyColumns() =>
    [
        new("killed", reply => reply.Killed),
        new("gone", reply => reply.Gone),
        new("denied", reply => reply.Denied.Select(denied => (object?)new Dictionary<string, object?>
        {
            ["id"] = denied.Id,
            ["reason"] = denied.Reason,
        })),
        new("survivors", reply => reply.Survivors.Cast<object?>()),
    ];

    private void WriteHost(string host, bool isSeveral, string text) =>
        context.Output.WriteLine(isSeveral ? $"{host}: {text}" : text);
}

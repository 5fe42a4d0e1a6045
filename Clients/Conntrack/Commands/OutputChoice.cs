// SPDX-License-Identifier: GPL-2.0-or-later
using Conntrack.Grammar;
using Conntrack.Output;

namespace Conntrack.Commands;

/// <summary>What each command makes of the words of <c>-o</c>.</summary>
internal static class OutputChoice
{
    /// <summary>The words that count for a command.</summary>
    private static OutputWords WordsOf(CommandKind command) => command switch
    {
        CommandKind.Delete => ~(OutputWords.Timestamp | OutputWords.KernelTimestamp | OutputWords.Labels),
        CommandKind.Update => ~(OutputWords.Timestamp | OutputWords.KernelTimestamp),
        CommandKind.Event => ~OutputWords.None,
        _ => ~OutputWords.Timestamp,
    };

    /// <summary>The options of the writer.</summary>
    public static OutputOptions Of(Request request, Surroundings surroundings)
    {
        OutputWords words = request.Output & WordsOf(request.Command);
        bool hidesLabels = request.Command == CommandKind.Delete;
        return new OutputOptions
        {
            Form = FormOf(words),
            Extended = words.HasFlag(OutputWords.Extended),
            Timestamp = words.HasFlag(OutputWords.Timestamp),
            Id = words.HasFlag(OutputWords.Id),
            KernelTimestamp = words.HasFlag(OutputWords.KernelTimestamp),
            Full = words.HasFlag(OutputWords.Full),
            Labels = hidesLabels ? null : request.LabelMap,
            SaveCommand = request.Command == CommandKind.Delete ? 'D' : 'A',
            Root = surroundings.IsAnchor ? AnchorRoot(request.Command) : XmlRoot.Always,
            Columns = request.Columns,
            Colour = surroundings.UsesColour,
            IsTerminal = surroundings.IsOutputTerminal,
            IsAnchor = surroundings.IsAnchor,
        };
    }

    private static OutputForm FormOf(OutputWords words)
    {
        if (words.HasFlag(OutputWords.Save))
        {
            return OutputForm.Save;
        }

        if (words.HasFlag(OutputWords.Xml))
        {
            return OutputForm.Xml;
        }

        if (words.HasFlag(OutputWords.Json))
        {
            return OutputForm.Json;
        }

        if (words.HasFlag(OutputWords.JsonLines))
        {
            return OutputForm.JsonLines;
        }

        return words.HasFlag(OutputWords.Csv) ? OutputForm.Csv : OutputForm.Text;
    }

    private static XmlRoot AnchorRoot(CommandKind command) => command switch
    {
        CommandKind.Get => XmlRoot.NeverClosed,
        CommandKind.Update or CommandKind.Delete => XmlRoot.None,
        _ => XmlRoot.WithFirstEntry,
    };
}

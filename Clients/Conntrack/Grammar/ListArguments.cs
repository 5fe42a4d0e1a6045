// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;

namespace Conntrack.Grammar;

/// <summary>The arguments that are lists of words: status bits, events, forms of output.</summary>
/// <param name="warn">Receives warnings.</param>
/// <param name="isAnchor">Whether the anchor's defects are kept.</param>
internal sealed class ListArguments(Action<string> warn, bool isAnchor)
{
    private static readonly string[] s_statusWords =
        ["ASSURED", "SEEN_REPLY", "UNSET", "FIXED_TIMEOUT", "EXPECTED", "OFFLOAD", "HW_OFFLOAD"];

    private static readonly ConntrackStatus[] s_statusBits =
    [
        ConntrackStatus.Assured, ConntrackStatus.SeenReply, ConntrackStatus.None, ConntrackStatus.FixedTimeout,
        ConntrackStatus.Expected, ConntrackStatus.Offload, ConntrackStatus.HardwareOffload,
    ];

    private static readonly string[] s_eventWords = ["ALL", "NEW", "UPDATES", "DESTROY"];

    private static readonly ConntrackEventGroups[] s_eventGroups =
        [ConntrackEventGroups.All, ConntrackEventGroups.New, ConntrackEventGroups.Update, ConntrackEventGroups.Destroy];

    private static readonly string[] s_outputWords =
    [
        "xml", "extended", "timestamp", "id", "ktimestamp", "labels", "userspace", "save", "json", "jsonl", "csv", "full",
    ];

    private static readonly OutputWords[] s_outputFlags =
    [
        OutputWords.Xml, OutputWords.Extended, OutputWords.Timestamp, OutputWords.Id, OutputWords.KernelTimestamp,
        OutputWords.Labels, OutputWords.None, OutputWords.Save, OutputWords.Json, OutputWords.JsonLines,
        OutputWords.Csv, OutputWords.Full,
    ];

    private static readonly string[] s_natWords = ["SRC_NAT", "DST_NAT"];

    /// <summary>The forms and words of output, in the order in which abbreviations are tried.</summary>
    public static ReadOnlySpan<string> OutputNames => s_outputWords;

    /// <summary>Reads status bits and adds them to those before.</summary>
    /// <exception cref="CommandLineException">A word is not known.</exception>
    public StatusArgument Status(string list, StatusArgument before)
    {
        for (string? rest = list; rest is not null;)
        {
            string remaining = rest;
            string word = WordList.TakeFirst(ref rest);
            bool isNegated = word is ['!', ..];
            string name = isNegated ? word[1..] : word;
            if (IsNatWord(name, isStatus: true))
            {
                continue;
            }

            int index = WordList.Find(s_statusWords, name);
            before = (index, isNegated, name) switch
            {
                (-1, false, "UNREPLIED") => before with { Clear = before.Clear | ConntrackStatus.SeenReply },
                (-1, _, _) => throw Bad(isNegated ? remaining[1..] : remaining),
                (_, true, _) => before with { Clear = before.Clear | s_statusBits[index] },
                _ => before with
                {
                    Set = before.Set | s_statusBits[index],
                    IsUnset = before.IsUnset || s_statusBits[index] == ConntrackStatus.None,
                },
            };
        }

        return before;
    }

    /// <summary>Reads events and adds them to those before.</summary>
    /// <exception cref="CommandLineException">A word is not known.</exception>
    public ConntrackEventGroups Events(string list, ConntrackEventGroups before)
    {
        for (string? rest = list; rest is not null;)
        {
            string remaining = rest;
            string word = WordList.TakeFirst(ref rest);
            if (!IsNatWord(word, isStatus: false))
            {
                int index = WordList.Find(s_eventWords, word);
                before |= index < 0 ? throw Bad(remaining) : s_eventGroups[index];
            }
        }

        return before;
    }

    /// <summary>Reads words of output and adds them to those before.</summary>
    /// <exception cref="CommandLineException">A word is not known, or does not go with the others.</exception>
    public OutputWords Output(string list, OutputWords before)
    {
        for (string? rest = list; rest is not null;)
        {
            string remaining = rest;
            string word = WordList.TakeFirst(ref rest);
            if (!IsNatWord(word, isStatus: false))
            {
                int index = WordList.Find(s_outputWords, word);
                before |= index < 0 ? throw Bad(remaining) : s_outputFlags[index];
            }
        }

        const OutputWords GoesWithSave = OutputWords.Save | OutputWords.Full;
        if (before.HasFlag(OutputWords.Save) && (before & ~GoesWithSave) != 0)
        {
            throw new CommandLineException(
                "cannot combine save output with any other output type, use -o save only", ExitCodes.Failure);
        }

        return before;
    }

    private static CommandLineException Bad(string text) => new($"Bad parameter `{text}'");

    /// <summary>
    /// Translation is no status that could be set. The anchor takes any beginning of these words for them, in any list.
    /// </summary>
    private bool IsNatWord(string word, bool isStatus)
    {
        foreach (string name in s_natWords)
        {
            bool isMeant = isAnchor
                ? word.Length > 0 && name.StartsWith(word, StringComparison.OrdinalIgnoreCase)
                : isStatus && name.Equals(word, StringComparison.OrdinalIgnoreCase);
            if (isMeant)
            {
                warn($"WARNING: ignoring {name}, use --{(name[0] == 'S' ? "src" : "dst")}-nat instead");
                return true;
            }
        }

        return false;
    }
}

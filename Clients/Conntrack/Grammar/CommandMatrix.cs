// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using System.Collections.Generic;

namespace Conntrack.Grammar;

/// <summary>Which command takes which option.</summary>
/// <remarks>
/// R is required, o optional, a blank illegal; c: one complete pair of addresses is required, original or reply; a: as o,
/// but only of ours (the anchor calls it illegal); A: likewise, but always (D07).
/// </remarks>
internal static class CommandMatrix
{
    private const string Columns = "LIAUDGFE";
    private const string ExpectColumns = "LIDGE";

    private static readonly (OptionId Option, string Name, string Flows, string Expectations)[] s_rows =
    [
        //                                                    LIAUDGFE    LIDGE
        (OptionId.Source, "src",                             "occooc o", " RRR "),
        (OptionId.Destination, "dst",                        "occooc o", " RRR "),
        (OptionId.ReplySource, "reply-src",                  "occooc o", " ooo "),
        (OptionId.ReplyDestination, "reply-dst",             "occooc o", " ooo "),
        (OptionId.Protocol, "protonum",                      "oRRooR o", " RRR "),
        (OptionId.Timeout, "timeout",                        " RRoo   ", " R   "),
        (OptionId.Status, "status",                          "ooooo   ", " o   "),
        (OptionId.Zero, "zero",                              "o       ", "     "),
        (OptionId.EventMask, "event-mask",                   "       o", "     "),
        (OptionId.TupleSource, "tuple-src",                  "        ", " R   "),
        (OptionId.TupleDestination, "tuple-dst",             "        ", " R   "),
        (OptionId.MaskSource, "mask-src",                    "o  oo  o", " R   "),
        (OptionId.MaskDestination, "mask-dst",               "o  oo  o", " R   "),
        (OptionId.Mark, "mark",                              "ooooo  o", "     "),
        (OptionId.Id, "id",                                  "   ooo  ", "     "),
        (OptionId.Family, "family",                          "o  ooaoo", "o    "),
        (OptionId.SourceNat, "src-nat",                      "ooooo  o", "     "),
        (OptionId.DestinationNat, "dst-nat",                 "ooooo  o", "     "),
        (OptionId.Output, "output",                          "o  ooo o", "o   o"),
        (OptionId.Secmark, "secmark",                        "o      o", "     "),
        (OptionId.BufferSize, "buffer-size",                 "       o", "     "),
        (OptionId.AnyNat, "any-nat",                         "o      o", "     "),
        (OptionId.Zone, "zone",                              "oooAoa o", "     "),
        (OptionId.Label, "label",                            "o  ooo o", "     "),
        (OptionId.LabelAdd, "label-add",                     " ooo    ", "     "),
        (OptionId.LabelDelete, "label-del",                  "   o    ", "     "),
        (OptionId.OriginalZone, "orig-zone",                 "oooAoa o", "     "),
        (OptionId.ReplyZone, "reply-zone",                   "oooAoa o", "     "),
        (OptionId.LabelMap, "labelmap",                      "o  oo  o", "     "),
        (OptionId.Filter, "filter",                          "o  ooo o", "     "),
        (OptionId.Sort, "sort",                              "o       ", "     "),
        (OptionId.Limit, "limit",                            "o   o   ", "     "),
        (OptionId.Columns, "columns",                        "o  ooo o", "     "),
        (OptionId.DryRun, "dry-run",                         "    o   ", "     "),
    ];

    private static readonly FrozenDictionary<CommandKind, char> s_letters = new Dictionary<CommandKind, char>
    {
        [CommandKind.List] = 'L',
        [CommandKind.Create] = 'I',
        [CommandKind.Add] = 'A',
        [CommandKind.Update] = 'U',
        [CommandKind.Delete] = 'D',
        [CommandKind.Get] = 'G',
        [CommandKind.Flush] = 'F',
        [CommandKind.Event] = 'E',
        [CommandKind.Counter] = 'C',
        [CommandKind.Statistics] = 'S',
        [CommandKind.Version] = 'V',
        [CommandKind.Help] = 'h',
    }.ToFrozenDictionary();

    /// <summary>The letter of a command; NUL for none.</summary>
    public static char LetterOf(CommandKind command) => s_letters.GetValueOrDefault(command);

    /// <summary>The name of an option in messages.</summary>
    public static string NameOf(OptionId option)
    {
        foreach ((OptionId id, string name, _, _) in s_rows)
        {
            if (id == option)
            {
                return name;
            }
        }

        return "nat-range";
    }

    /// <summary>Refuses what the command does not take, and asks for what it needs.</summary>
    /// <exception cref="CommandLineException">An option is missing or illegal.</exception>
    public static void Check(Request request, bool isAnchor)
    {
        char letter = LetterOf(request.Command);
        foreach ((OptionId option, string name, string flows, string expectations) in s_rows)
        {
            char rule = RuleOf(request, letter, option, flows, expectations);
            bool isLegal = rule != ' ' && !(rule == 'a' && isAnchor);
            if (rule == 'R' && !request.Has(option))
            {
                throw new CommandLineException($"You need to supply the `--{name}' option for this command");
            }

            if (!isLegal && request.Has(option))
            {
                throw new CommandLineException($"Illegal option `--{name}' with this command");
            }
        }

        CheckAddressPair(request);
    }

    private static char RuleOf(Request request, char letter, OptionId option, string flows, string expectations)
    {
        if (letter == 'h')
        {
            return option == OptionId.Protocol ? 'o' : ' ';
        }

        bool isExpect = request.Table == TableKind.Expect;
        int column = (isExpect ? ExpectColumns : Columns).IndexOf(letter);
        return column < 0 ? ' ' : (isExpect ? expectations : flows)[column];
    }

    private static void CheckAddressPair(Request request)
    {
        bool isRequired = request.Table != TableKind.Expect
            && (request.Command is CommandKind.Create or CommandKind.Add or CommandKind.Get);
        if (!isRequired || request.Original.HasAddresses || request.Reply.HasAddresses)
        {
            return;
        }

        bool isReplyMeant = request.Original is { Source: null, Destination: null }
            && request.Reply is not { Source: null, Destination: null };
        throw new CommandLineException(isReplyMeant
            ? "you have to specify `--reply-src' and `--reply-dst'"
            : "you have to specify `--src' and `--dst'");
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Immutable;
using static Conntrack.Grammar.ArgumentKind;

namespace Conntrack.Grammar;

/// <summary>The options that need no protocol.</summary>
internal static class OptionTable
{
    /// <summary>All spellings; the letter belongs to the first one of an option.</summary>
    public static ImmutableArray<OptionSpec> General { get; } =
    [
        Command("dump", 'L', CommandKind.List),
        Command("create", 'I', CommandKind.Create),
        Command("delete", 'D', CommandKind.Delete),
        Command("update", 'U', CommandKind.Update),
        Command("get", 'G', CommandKind.Get),
        Command("flush", 'F', CommandKind.Flush),
        Command("event", 'E', CommandKind.Event),
        Command("counter", 'C', CommandKind.Counter),
        Command("stats", 'S', CommandKind.Statistics),
        Command("add", 'A', CommandKind.Add),
        Command("version", 'V', CommandKind.Version),
        Command("help", 'h', CommandKind.Help),
        new("src", 's', Required, OptionId.Source),
        new("orig-src", '\0', Required, OptionId.Source),
        new("dst", 'd', Required, OptionId.Destination),
        new("orig-dst", '\0', Required, OptionId.Destination),
        new("reply-src", 'r', Required, OptionId.ReplySource),
        new("reply-dst", 'q', Required, OptionId.ReplyDestination),
        new("protonum", 'p', Required, OptionId.Protocol),
        new("timeout", 't', Required, OptionId.Timeout),
        new("status", 'u', Required, OptionId.Status),
        new("zero", 'z', None, OptionId.Zero),
        new("event-mask", 'e', Required, OptionId.EventMask),
        new("tuple-src", '[', Required, OptionId.TupleSource),
        new("tuple-dst", ']', Required, OptionId.TupleDestination),
        new("mask-src", '{', Required, OptionId.MaskSource),
        new("mask-dst", '}', Required, OptionId.MaskDestination),
        new("nat-range", 'a', Required, OptionId.NatRange),
        new("mark", 'm', Required, OptionId.Mark),
        new("id", 'i', Required, OptionId.Id),
        new("family", 'f', Required, OptionId.Family),
        new("src-nat", 'n', Optional, OptionId.SourceNat),
        new("dst-nat", 'g', Optional, OptionId.DestinationNat),
        new("output", 'o', Required, OptionId.Output),
        new("secmark", 'c', Required, OptionId.Secmark),
        new("buffer-size", 'b', Required, OptionId.BufferSize),
        new("any-nat", 'j', Optional, OptionId.AnyNat),
        new("zone", 'w', Required, OptionId.Zone),
        new("label", 'l', Required, OptionId.Label),
        new("label-add", '<', Required, OptionId.LabelAdd),
        new("label-del", '>', Optional, OptionId.LabelDelete),
        new("orig-zone", '(', Required, OptionId.OriginalZone),
        new("reply-zone", ')', Required, OptionId.ReplyZone),
        new("labelmap", 'M', Required, OptionId.LabelMap),
        new("filter", '\0', Required, OptionId.Filter, IsOurs: true),
        new("sort", '\0', Required, OptionId.Sort, IsOurs: true),
        new("limit", '\0', Required, OptionId.Limit, IsOurs: true),
        new("columns", '\0', Required, OptionId.Columns, IsOurs: true),
        new("dry-run", '\0', None, OptionId.DryRun, IsOurs: true),
    ];

    private static OptionSpec Command(string name, char letter, CommandKind command) =>
        new(name, letter, Table, OptionId.Command, command);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Immutable;
using Conntrack.Grammar;
using static Conntrack.Grammar.ArgumentKind;

namespace Conntrack.ConntrackPy;

/// <summary>The options of conntrack.py. None of them is a command of conntrack(8).</summary>
internal static class ConntrackPyOptions
{
    /// <summary>The options but the help.</summary>
    public static ImmutableArray<OptionSpec> WithoutHelp { get; } =
    [
        new("orig-src", 's', Required, OptionId.Source),
        new("orig-dst", 'd', Required, OptionId.Destination),
        new("reply-src", 'r', Required, OptionId.ReplySource),
        new("reply-dst", 'q', Required, OptionId.ReplyDestination),
        new("orig-src-port", '\0', Required, OptionId.SourcePort),
        new("sport", '\0', Required, OptionId.SourcePort),
        new("orig-dst-port", '\0', Required, OptionId.DestinationPort),
        new("dport", '\0', Required, OptionId.DestinationPort),
        new("reply-src-port", '\0', Required, OptionId.ReplySourcePort),
        new("reply-dst-port", '\0', Required, OptionId.ReplyDestinationPort),
        new("protonum", 'p', Required, OptionId.Protocol),
        new("family", 'f', Required, OptionId.Family),
        new("quiet", '\0', None, OptionId.Quiet),
        new("format", '\0', Required, OptionId.Format, IsOurs: true),
        new("load-modules", '\0', None, OptionId.LoadModules, IsOurs: true),
    ];

    /// <summary>All options.</summary>
    public static ImmutableArray<OptionSpec> All { get; } =
        [.. WithoutHelp, new("help", 'h', None, OptionId.Command, CommandKind.Help)];
}

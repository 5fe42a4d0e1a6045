// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Grammar;

/// <summary>The options, in the order in which the matrix is examined; then those of protocols and of conntrack.py.</summary>
internal enum OptionId
{
    /// <summary><c>-s</c>.</summary>
    Source,

    /// <summary><c>-d</c>.</summary>
    Destination,

    /// <summary><c>-r</c>.</summary>
    ReplySource,

    /// <summary><c>-q</c>.</summary>
    ReplyDestination,

    /// <summary><c>-p</c>.</summary>
    Protocol,

    /// <summary><c>-t</c>.</summary>
    Timeout,

    /// <summary><c>-u</c>.</summary>
    Status,

    /// <summary><c>-z</c>.</summary>
    Zero,

    /// <summary><c>-e</c>.</summary>
    EventMask,

    /// <summary><c>--tuple-src</c>.</summary>
    TupleSource,

    /// <summary><c>--tuple-dst</c>.</summary>
    TupleDestination,

    /// <summary><c>--mask-src</c>, also by a prefix length of <c>-s</c>.</summary>
    MaskSource,

    /// <summary><c>--mask-dst</c>, also by a prefix length of <c>-d</c>.</summary>
    MaskDestination,

    /// <summary><c>-a</c>, which is ignored.</summary>
    NatRange,

    /// <summary><c>-m</c>.</summary>
    Mark,

    /// <summary><c>-i</c>.</summary>
    Id,

    /// <summary><c>-f</c>.</summary>
    Family,

    /// <summary><c>-n</c>.</summary>
    SourceNat,

    /// <summary><c>-g</c>.</summary>
    DestinationNat,

    /// <summary><c>-o</c>.</summary>
    Output,

    /// <summary><c>-c</c>.</summary>
    Secmark,

    /// <summary><c>-b</c>.</summary>
    BufferSize,

    /// <summary><c>-j</c>.</summary>
    AnyNat,

    /// <summary><c>-w</c>.</summary>
    Zone,

    /// <summary><c>-l</c>.</summary>
    Label,

    /// <summary><c>--label-add</c>.</summary>
    LabelAdd,

    /// <summary><c>--label-del</c>.</summary>
    LabelDelete,

    /// <summary><c>--orig-zone</c>.</summary>
    OriginalZone,

    /// <summary><c>--reply-zone</c>.</summary>
    ReplyZone,

    /// <summary><c>--labelmap</c>.</summary>
    LabelMap,

    /// <summary><c>--filter</c>, of our own.</summary>
    Filter,

    /// <summary><c>--sort</c>, of our own.</summary>
    Sort,

    /// <summary><c>--limit</c>, of our own.</summary>
    Limit,

    /// <summary><c>--columns</c>, of our own.</summary>
    Columns,

    /// <summary><c>--dry-run</c>, of our own.</summary>
    DryRun,

    /// <summary>The command of the option's letter.</summary>
    Command,

    /// <summary>Port or key of the original source.</summary>
    SourcePort,

    /// <summary>Port or key of the original destination.</summary>
    DestinationPort,

    /// <summary>Port or key of the reply source.</summary>
    ReplySourcePort,

    /// <summary>Port or key of the reply destination.</summary>
    ReplyDestinationPort,

    /// <summary>Mask of an expectation's source port.</summary>
    MaskSourcePort,

    /// <summary>Mask of an expectation's destination port.</summary>
    MaskDestinationPort,

    /// <summary>Source port of an expectation.</summary>
    TupleSourcePort,

    /// <summary>Destination port of an expectation.</summary>
    TupleDestinationPort,

    /// <summary><c>--state</c>.</summary>
    State,

    /// <summary><c>--orig-vtag</c>.</summary>
    OriginalTag,

    /// <summary><c>--reply-vtag</c>.</summary>
    ReplyTag,

    /// <summary><c>--role</c>.</summary>
    Role,

    /// <summary><c>--icmp-type</c>, <c>--icmpv6-type</c>.</summary>
    IcmpType,

    /// <summary><c>--icmp-code</c>, <c>--icmpv6-code</c>.</summary>
    IcmpCode,

    /// <summary><c>--icmp-id</c>, <c>--icmpv6-id</c>.</summary>
    IcmpId,

    /// <summary><c>--quiet</c> of conntrack.py.</summary>
    Quiet,

    /// <summary><c>--format</c> of conntrack.py.</summary>
    Format,

    /// <summary><c>--load-modules</c> of conntrack.py.</summary>
    LoadModules,
}

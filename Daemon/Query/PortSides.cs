// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Conntrack;

namespace Daemon.Query;

/// <summary>The source port of the original direction.</summary>
internal readonly struct SourcePort : IPortSide
{
    /// <inheritdoc/>
    public static int Of(in ConntrackRecord record) => record.OriginalSourcePort;
}

/// <summary>The destination port of the original direction.</summary>
internal readonly struct DestinationPort : IPortSide
{
    /// <inheritdoc/>
    public static int Of(in ConntrackRecord record) => record.OriginalDestinationPort;
}

/// <summary>The source port of the reply direction.</summary>
internal readonly struct ReplySourcePort : IPortSide
{
    /// <inheritdoc/>
    public static int Of(in ConntrackRecord record) => record.ReplySourcePort;
}

/// <summary>The destination port of the reply direction.</summary>
internal readonly struct ReplyDestinationPort : IPortSide
{
    /// <inheritdoc/>
    public static int Of(in ConntrackRecord record) => record.ReplyDestinationPort;
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Grammar;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary>The kernel refused a flow of a load file.</summary>
internal sealed class CreateFailure : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="request">The line.</param>
    /// <param name="reason">The refusal.</param>
    public CreateFailure(Request request, NetlinkException reason)
        : base(reason.Message, reason)
    {
        Request = request;
        Reason = reason;
    }

    /// <summary>The line.</summary>
    public Request Request { get; }

    /// <summary>The refusal.</summary>
    public NetlinkException Reason { get; }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Conntrack.Grammar;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary>The kernel refused a flow of a load file.</summary>
internal sealed class CreateFailure : Exception
{
    /// <summary>Makes an exception.</summary>
    /// <param name="command">The command of the line.</param>
    /// <param name="reason">The refusal.</param>
    public CreateFailure(CommandKind command, NetlinkException reason)
        : base(reason.Message, reason)
    {
        Command = command;
        Reason = reason;
    }

    /// <summary>The command of the line.</summary>
    public CommandKind Command { get; }

    /// <summary>The refusal.</summary>
    public NetlinkException Reason { get; }
}

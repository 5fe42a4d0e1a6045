// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Net;
using Daemon.Query;
using Netfilter.Interop.Conntrack;

namespace Daemon.Rpc;

/// <summary>Names the state of a group of connections.</summary>
internal static class StateText
{
    /// <summary>The state by its conntrack name, or whether a reply was seen where the protocol has no states.</summary>
    public static string Of(byte protocol, long state) => state switch
    {
        GroupKey.Replied => "REPLIED",
        GroupKey.Unreplied => "UNREPLIED",
        _ => protocol switch
        {
            IpProtocol.Sctp => SctpStateNames.NameOf((byte)state),
            IpProtocol.Dccp => DccpStateNames.NameOf((byte)state),
            _ => TcpStateNames.NameOf((byte)state),
        },
    };
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
using Contract.Filters;
using Daemon.Hosting;
using Localization;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>
/// The faults that exceptions become. One that is not listed is fault 500: the client gets an id, and the log has the
/// details under it.
/// </summary>
internal static class Faults
{
    private static string Unprivileged => Messages.Format(
        $"The kernel refused, because the daemon lacks CAP_NET_ADMIN; this command gives it: {Privileges.Command}");

    /// <summary>The fault for <paramref name="error"/>; null where it is none that a client should see.</summary>
    public static XmlRpcFault? Map(Exception error)
    {
        return error switch
        {
            FieldException field => new XmlRpcFault(FaultCodes.InvalidValue, field.Message),
            FilterSyntaxException syntax => new XmlRpcFault(FaultCodes.InvalidValue, syntax.Message),
            NetlinkPermissionException => new XmlRpcFault(FaultCodes.Unavailable, Unprivileged),
            ConntrackEntryNotFoundException gone => new XmlRpcFault(FaultCodes.NotFound, gone.Message),
            ConntrackEntryExistsException exists => new XmlRpcFault(FaultCodes.Conflict, exists.Message),
            ConntrackTimeoutFixedException isFixed => new XmlRpcFault(FaultCodes.Conflict, isFixed.Message),
            NetlinkException kernel => new XmlRpcFault(FaultCodes.Unavailable, kernel.Message),
            _ => null,
        };
    }
}

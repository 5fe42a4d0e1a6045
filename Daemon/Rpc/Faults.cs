// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.ComponentModel;
using Contract;
using Contract.Filters;
using Daemon.Hosting;
using Daemon.Inventories;
using Inventory.Editing;
using Inventory.Store;
using Inventory.Validation;
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
            InventoryValidationException refused => FindingFaults.Of(refused),
            StaleRevisionException stale => new XmlRpcFault(FaultCodes.Conflict, stale.Message),
            InventoryStoreException store => new XmlRpcFault(FaultCodes.Unavailable, store.Message),
            NetlinkPermissionException => new XmlRpcFault(FaultCodes.Unavailable, Unprivileged),
            ConntrackEntryNotFoundException => new XmlRpcFault(
                FaultCodes.NotFound, Messages.Get("The kernel has no such connection any more; refresh to see what it has.")),
            ConntrackEntryExistsException => new XmlRpcFault(
                FaultCodes.Conflict, Messages.Get("The kernel has this connection already.")),
            ConntrackTimeoutFixedException => new XmlRpcFault(FaultCodes.Conflict, Messages.Get(
                "The timeout of this connection was changed before and is fixed now. Use kill to end the connection.")),
            NetlinkException kernel => new XmlRpcFault(FaultCodes.Unavailable, Describe(kernel)),
            _ => null,
        };
    }

    // What was tried, and what the C library calls the error, are for the log's readers too, and stay English.
    private static string Describe(NetlinkException kernel) => Messages.Format(
        $"The kernel refused a request ({kernel.Operation}): {new Win32Exception(kernel.Errno).Message}, errno {kernel.Errno}.");
}

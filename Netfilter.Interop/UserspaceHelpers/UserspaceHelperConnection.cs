// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Native;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkCthelper;

namespace Netfilter.Interop.UserspaceHelpers;

/// <summary>A connection to the userspace helpers, of which the kernel has one set for all namespaces.</summary>
/// <remarks>
/// All members are safe to call from any thread; they take turns. Everything needs CAP_NET_ADMIN
/// (<see cref="NetlinkPermissionException"/>) and a kernel with CONFIG_NF_CT_NETLINK_HELPER, which few have: without it
/// every member fails with a <see cref="NetlinkException"/> that names the module.
/// </remarks>
public sealed class UserspaceHelperConnection : IDisposable
{
    private const int RequestSize = 1024;
    private const int MaxNameLength = NF_CT_HELPER_NAME_LEN - 1;
    private const string ListOperation = "list the userspace helpers";
    private const string AddOperation = "add the userspace helper";
    private const string DeleteOperation = "delete the userspace helpers";

    /// <summary>One exchange at a time.</summary>
    private readonly Lock _gate = new();
    private readonly NetlinkChannel _channel;

    private UserspaceHelperConnection(NetlinkChannel channel)
    {
        _channel = channel;
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="options">Namespace and buffer; null for the namespace of the process and the defaults.</param>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static UserspaceHelperConnection Open(ConntrackOptions? options = null) => new(NetlinkChannel.Open(options));

    /// <summary>All helpers, or those of one name; there may be one for each family and protocol.</summary>
    /// <param name="name">The name; null for all.</param>
    /// <exception cref="NetlinkException">The kernel refused, or has no userspace helpers.</exception>
    public IReadOnlyList<UserspaceHelper> List(string? name = null)
    {
        var helpers = new List<UserspaceHelper>();
        lock (_gate)
        {
            NetlinkSession session = _channel.StartDump(ListOperation, NFNL_MSG_CTHELPER_GET, AF_UNSPEC);
            while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
            {
                if (kind != ReplyKind.Data)
                {
                    ThrowIfFailed(ListOperation, session.Result);
                }
                else if (UserspaceHelperDecoder.Decode(message) is var helper && (name ?? helper.Name) == helper.Name)
                {
                    helpers.Add(helper);
                }
            }
        }

        return helpers;
    }

    /// <summary>Adds a helper, or enables, disables or gives another queue to the one of that name and protocol.</summary>
    /// <param name="helper">The helper.</param>
    /// <exception cref="ArgumentException">A name or the number of policies is not valid.</exception>
    /// <exception cref="NetlinkException">The kernel refused, or has no userspace helpers.</exception>
    public void Add(UserspaceHelper helper)
    {
        ArgumentNullException.ThrowIfNull(helper);
        Validate(helper);
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(NFNL_MSG_CTHELPER_NEW, NLM_F_ACK | NLM_F_CREATE, sequence, AF_UNSPEC);
            Write(ref writer, helper);
            writer.End();
            ThrowIfFailed(AddOperation, session.Execute(AddOperation, writer.Written, sequence));
        }
    }

    /// <summary>Deletes the helpers of a name, or all: those that no rule uses.</summary>
    /// <param name="name">The name; null for all.</param>
    /// <returns>False if there was none.</returns>
    /// <exception cref="NetlinkException">The kernel refused, or has no userspace helpers.</exception>
    public bool Delete(string? name = null) => Delete(name, null);

    /// <summary>Deletes the helper of a name, family and protocol, unless a rule uses it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="family">2 (IPv4) or 10 (IPv6).</param>
    /// <param name="protocol">IP protocol number.</param>
    /// <returns>False if there was none.</returns>
    /// <exception cref="NetlinkException">The kernel refused, or has no userspace helpers.</exception>
    public bool Delete(string name, byte family, byte protocol) => Delete(name, (family, protocol));

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _channel.Dispose();
        }
    }

    private static void Validate(UserspaceHelper helper)
    {
        ArgumentException.ThrowIfNullOrEmpty(helper.Name);
        if (helper.Name.Length > MaxNameLength)
        {
            throw new ArgumentException("The name of a helper has at most 15 characters.", nameof(helper));
        }

        if (helper.Policies.Count is 0 or > NFCTH_POLICY_SET4 - NFCTH_POLICY_SET1 + 1)
        {
            throw new ArgumentException("A helper has one to four classes of expectations.", nameof(helper));
        }
    }

    private static void ThrowIfFailed(string operation, NetlinkError error)
    {
        if ((Errno)error.Errno == Errno.EINVAL && error.Text is null)
        {
            throw new NetlinkException(
                operation,
                error.Errno,
                $"Cannot {operation}: {NetlinkFailure.Describe(error.Errno)}. The kernel has no userspace helpers: "
                + "`modprobe nfnetlink_cthelper`, which needs CONFIG_NF_CT_NETLINK_HELPER.");
        }

        if (!error.IsSuccess)
        {
            throw NetlinkFailure.Request(operation, null, error);
        }
    }

    private bool Delete(string? name, (byte Family, byte Protocol)? tuple)
    {
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(NFNL_MSG_CTHELPER_DEL, NLM_F_ACK, sequence, AF_UNSPEC);
            if (name is not null)
            {
                writer.Text(NFCTH_NAME, name);
            }

            if (tuple is { } given)
            {
                WriteTuple(ref writer, given.Family, given.Protocol);
            }

            writer.End();
            NetlinkError error = session.Execute(DeleteOperation, writer.Written, sequence);
            if ((Errno)error.Errno == Errno.ENOENT)
            {
                return false;
            }

            ThrowIfFailed(DeleteOperation, error);
            return true;
        }
    }

    private static void WriteTuple(ref NetlinkMessageWriter writer, byte family, byte protocol)
    {
        int tuple = writer.BeginNest(NFCTH_TUPLE);
        writer.UInt16BigEndian(NFCTH_TUPLE_L3PROTONUM, family);
        writer.Byte(NFCTH_TUPLE_L4PROTONUM, protocol);
        writer.EndNest(tuple);
    }

    private static void Write(ref NetlinkMessageWriter writer, UserspaceHelper helper)
    {
        writer.Text(NFCTH_NAME, helper.Name);
        WriteTuple(ref writer, helper.Family, helper.Protocol);
        writer.UInt32BigEndian(NFCTH_QUEUE_NUM, helper.Queue);
        int policies = writer.BeginNest(NFCTH_POLICY);
        writer.UInt32BigEndian(NFCTH_POLICY_SET_NUM, (uint)helper.Policies.Count);
        for (int i = 0; i < helper.Policies.Count; i++)
        {
            int policy = writer.BeginNest((ushort)(NFCTH_POLICY_SET1 + i));
            writer.Text(NFCTH_POLICY_NAME, helper.Policies[i].Name);
            writer.UInt32BigEndian(NFCTH_POLICY_EXPECT_MAX, helper.Policies[i].MaxExpected);
            writer.UInt32BigEndian(NFCTH_POLICY_EXPECT_TIMEOUT, helper.Policies[i].TimeoutSeconds);
            writer.EndNest(policy);
        }

        writer.EndNest(policies);
        writer.UInt32BigEndian(NFCTH_PRIV_DATA_LEN, helper.PrivateDataBytes);
        writer.UInt32BigEndian(
            NFCTH_STATUS, helper.IsEnabled ? NFCT_HELPER_STATUS_ENABLED : NFCT_HELPER_STATUS_DISABLED);
    }
}

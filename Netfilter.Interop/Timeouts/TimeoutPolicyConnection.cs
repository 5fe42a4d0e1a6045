// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Native;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkCttimeout;

namespace Netfilter.Interop.Timeouts;

/// <summary>A connection to the timeout policies of one network namespace.</summary>
/// <remarks>
/// All members are safe to call from any thread; they take turns. Everything needs CAP_NET_ADMIN
/// (<see cref="NetlinkPermissionException"/>) and a kernel with CONFIG_NF_CT_NETLINK_TIMEOUT.
/// </remarks>
public sealed class TimeoutPolicyConnection : IDisposable
{
    private const int RequestSize = 512;
    private const string ListOperation = "list the timeout policies";
    private const string GetOperation = "look up the timeout policy";
    private const string AddOperation = "add the timeout policy";
    private const string DeleteOperation = "delete the timeout policy";
    private const string FlushOperation = "flush the timeout policies";
    private const string DefaultOperation = "read the default timeouts";
    private const string SetDefaultOperation = "set the default timeouts";

    /// <summary>One exchange at a time.</summary>
    private readonly Lock _gate = new();
    private readonly NetlinkChannel _channel;

    private TimeoutPolicyConnection(NetlinkChannel channel)
    {
        _channel = channel;
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="options">Namespace and buffer; null for the namespace of the process and the defaults.</param>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static TimeoutPolicyConnection Open(ConntrackOptions? options = null) => new(NetlinkChannel.Open(options));

    /// <summary>All policies of the namespace.</summary>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public IReadOnlyList<TimeoutPolicy> List()
    {
        lock (_gate)
        {
            NetlinkSession session = _channel.StartDump(ListOperation, IPCTNL_MSG_TIMEOUT_GET, AF_UNSPEC);
            return Read(session, ListOperation, null);
        }
    }

    /// <summary>Looks a policy up.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="policy">The policy with all its timeouts.</param>
    /// <returns>False if there is none of that name.</returns>
    /// <exception cref="ArgumentException">The name is empty, or has more than 31 characters.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public bool TryGet(string name, [NotNullWhen(true)] out TimeoutPolicy? policy)
    {
        ThrowIfBadName(name);
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(IPCTNL_MSG_TIMEOUT_GET, flags: 0, sequence, AF_UNSPEC);
            writer.Text(CTA_TIMEOUT_NAME, name);
            writer.End();
            session.Start(GetOperation, writer.Written, sequence, sequence);
            List<TimeoutPolicy> found = Read(session, GetOperation, name, Errno.ENOENT);
            policy = found.Count > 0 ? found[0] : null;
            return policy is not null;
        }
    }

    /// <summary>Adds a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentException">The name or the name of a state is not valid.</exception>
    /// <exception cref="NetlinkException">The kernel refused; EBUSY if the name is taken.</exception>
    public void Add(TimeoutPolicy policy) => Write(policy, NLM_F_CREATE);

    /// <summary>Adds a policy, or gives the one of the same name and protocol other timeouts.</summary>
    /// <remarks>Rules that use it go on with the new timeouts. States that are not given get their defaults.</remarks>
    /// <param name="policy">The policy.</param>
    /// <exception cref="ArgumentException">The name or the name of a state is not valid.</exception>
    /// <exception cref="NetlinkException">The kernel refused; EINVAL if the protocol is another one.</exception>
    public void Replace(TimeoutPolicy policy) => Write(policy, NLM_F_CREATE | NLM_F_REPLACE);

    /// <summary>Deletes a policy.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>False if there is none of that name.</returns>
    /// <exception cref="ArgumentException">The name is empty, or has more than 31 characters.</exception>
    /// <exception cref="NetlinkException">The kernel refused; EBUSY if a rule uses it.</exception>
    public bool Delete(string name)
    {
        ThrowIfBadName(name);
        NetlinkError error = Delete(DeleteOperation, name);
        return error.Errno is 0 or (int)Errno.ENOENT
            ? error.IsSuccess
            : throw TimeoutPolicyFailure.Of(DeleteOperation, name, error);
    }

    /// <summary>Deletes every policy that no rule uses.</summary>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Flush()
    {
        NetlinkError error = Delete(FlushOperation, null);
        if (!error.IsSuccess)
        {
            throw TimeoutPolicyFailure.Of(FlushOperation, null, error);
        }
    }

    /// <summary>The timeouts of a protocol where no policy applies.</summary>
    /// <param name="family">2 (IPv4) or 10 (IPv6).</param>
    /// <param name="protocol">IP protocol number, or <see cref="TimeoutStates.Generic"/>.</param>
    /// <exception cref="NetlinkException">The kernel refused; EOPNOTSUPP if it does not track the protocol.</exception>
    public TimeoutPolicy GetDefault(byte family, byte protocol)
    {
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(IPCTNL_MSG_TIMEOUT_DEFAULT_GET, flags: 0, sequence, AF_UNSPEC);
            WriteProtocol(ref writer, family, protocol);
            writer.End();
            session.Start(DefaultOperation, writer.Written, sequence, sequence);
            List<TimeoutPolicy> found = Read(session, DefaultOperation, null);
            return found.Count > 0
                ? found[0]
                : throw TimeoutPolicyFailure.Of(DefaultOperation, null, new NetlinkError((int)Errno.ENOENT));
        }
    }

    /// <summary>Sets the timeouts of a protocol in this namespace, for both families; the sysctls show them.</summary>
    /// <param name="family">2 (IPv4) or 10 (IPv6).</param>
    /// <param name="protocol">IP protocol number, or <see cref="TimeoutStates.Generic"/>.</param>
    /// <param name="timeouts">The states to change; the others stay.</param>
    /// <exception cref="ArgumentException">The name of a state is not valid.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void SetDefault(byte family, byte protocol, params IReadOnlyList<StateTimeout> timeouts)
    {
        ArgumentNullException.ThrowIfNull(timeouts);
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(IPCTNL_MSG_TIMEOUT_DEFAULT_SET, NLM_F_ACK, sequence, AF_UNSPEC);
            WriteProtocol(ref writer, family, protocol);
            WriteTimeouts(ref writer, protocol, timeouts);
            writer.End();
            NetlinkError error = session.Execute(SetDefaultOperation, writer.Written, sequence);
            if (!error.IsSuccess)
            {
                throw TimeoutPolicyFailure.Of(SetDefaultOperation, null, error);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _channel.Dispose();
        }
    }

    private static void ThrowIfBadName(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (name.Length >= CTNL_TIMEOUT_NAME_MAX)
        {
            throw new ArgumentException("The name of a timeout policy has at most 31 characters.", nameof(name));
        }
    }

    private static void WriteProtocol(ref NetlinkMessageWriter writer, byte family, byte protocol)
    {
        writer.UInt16BigEndian(CTA_TIMEOUT_L3PROTO, family);
        writer.Byte(CTA_TIMEOUT_L4PROTO, protocol);
    }

    /// <summary>Writes no empty nest: the kernel takes that for a policy, though it refuses one without a nest.</summary>
    private static void WriteTimeouts(
        ref NetlinkMessageWriter writer, byte protocol, IReadOnlyList<StateTimeout> timeouts)
    {
        if (timeouts.Count == 0)
        {
            return;
        }

        int nest = writer.BeginNest(CTA_TIMEOUT_DATA);
        foreach (StateTimeout timeout in timeouts)
        {
            writer.UInt32BigEndian(TimeoutStates.AttributeOf(protocol, timeout.State), timeout.Seconds);
        }

        writer.EndNest(nest);
    }

    private static List<TimeoutPolicy> Read(
        NetlinkSession session, string operation, string? subject, Errno expected = Errno.None)
    {
        var policies = new List<TimeoutPolicy>();
        while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
        {
            if (kind == ReplyKind.Data)
            {
                policies.Add(TimeoutPolicyDecoder.Decode(message));
            }
            else if (!session.Result.IsSuccess && (Errno)session.Result.Errno != expected)
            {
                throw TimeoutPolicyFailure.Of(operation, subject, session.Result);
            }
        }

        return policies;
    }

    private void Write(TimeoutPolicy policy, ushort flags)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ThrowIfBadName(policy.Name);
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(IPCTNL_MSG_TIMEOUT_NEW, (ushort)(NLM_F_ACK | flags), sequence, AF_UNSPEC);
            writer.Text(CTA_TIMEOUT_NAME, policy.Name);
            WriteProtocol(ref writer, policy.Family, policy.Protocol);
            WriteTimeouts(ref writer, policy.Protocol, policy.Timeouts);
            writer.End();
            NetlinkError error = session.Execute(AddOperation, writer.Written, sequence);
            if (!error.IsSuccess)
            {
                throw TimeoutPolicyFailure.Of(AddOperation, policy.Name, error);
            }
        }
    }

    private NetlinkError Delete(string operation, string? name)
    {
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(IPCTNL_MSG_TIMEOUT_DELETE, NLM_F_ACK, sequence, AF_UNSPEC);
            if (name is not null)
            {
                writer.Text(CTA_TIMEOUT_NAME, name);
            }

            writer.End();
            return session.Execute(operation, writer.Written, sequence);
        }
    }
}

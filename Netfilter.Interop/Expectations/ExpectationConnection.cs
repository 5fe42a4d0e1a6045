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
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace Netfilter.Interop.Expectations;

/// <summary>A connection to the expectations of one network namespace.</summary>
/// <remarks>
/// All members are safe to call from any thread; they take turns. Everything needs CAP_NET_ADMIN
/// (<see cref="NetlinkPermissionException"/>).
/// </remarks>
public sealed class ExpectationConnection : IDisposable
{
    private const int RequestSize = 1024;
    private const string DumpOperation = "dump the expectations";
    private const string LookupOperation = "look up the expectation";
    private const string CreateOperation = "create the expectation";
    private const string DeleteOperation = "delete the expectation";
    private const string FlushOperation = "flush the expectations";
    private const string StatisticsOperation = "read the statistics of expectations";

    /// <summary>One exchange at a time.</summary>
    private readonly Lock _gate = new();
    private readonly NetlinkChannel _channel;

    private ExpectationConnection(NetlinkChannel channel)
    {
        _channel = channel;
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="options">Namespace and buffer; null for the namespace of the process and the defaults.</param>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static ExpectationConnection Open(ConntrackOptions? options = null) => new(NetlinkChannel.Open(options));

    /// <summary>Reads all expectations; there are at most net.netfilter.nf_conntrack_expect_max.</summary>
    /// <param name="family">2 (IPv4), 10 (IPv6) or 0 for both.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    /// <exception cref="NetlinkFormatException">The kernel's answer is malformed.</exception>
    public IReadOnlyList<ConntrackExpectation> Dump(byte family = 0)
    {
        var found = new List<ConntrackExpectation>();
        lock (_gate)
        {
            NetlinkSession session = _channel.StartDump(DumpOperation, IPCTNL_MSG_EXP_GET, family);
            while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
            {
                if (kind == ReplyKind.Data)
                {
                    found.Add(ExpectationDecoder.Decode(message));
                }
                else
                {
                    ThrowIfFailed(DumpOperation, session.Result);
                }
            }
        }

        return found;
    }

    /// <summary>How many expectations there are; the kernel has no number of them, so they are dumped.</summary>
    /// <param name="family">2 (IPv4), 10 (IPv6) or 0 for both.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public int Count(byte family = 0) => Dump(family).Count;

    /// <summary>Looks one expectation up.</summary>
    /// <param name="key">Which.</param>
    /// <param name="expectation">The expectation.</param>
    /// <returns>False if it does not exist.</returns>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public bool TryGet(in ExpectationKey key, [NotNullWhen(true)] out ConntrackExpectation? expectation)
    {
        expectation = null;
        lock (_gate)
        {
            NetlinkSession session = StartKeyed(LookupOperation, IPCTNL_MSG_EXP_GET, flags: 0, key);
            while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
            {
                if (kind == ReplyKind.Data)
                {
                    expectation = ExpectationDecoder.Decode(message);
                }
                else if (session.Result.Errno is not (0 or (int)Errno.ENOENT))
                {
                    throw ExpectationFailure.Of(LookupOperation, key, session.Result);
                }
            }
        }

        return expectation is not null;
    }

    /// <summary>Looks one expectation up that is expected to exist.</summary>
    /// <param name="key">Which.</param>
    /// <exception cref="ConntrackEntryNotFoundException">It does not exist.</exception>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public ConntrackExpectation Get(in ExpectationKey key) => TryGet(key, out ConntrackExpectation? found)
        ? found
        : throw ExpectationFailure.Of(LookupOperation, key, new NetlinkError((int)Errno.ENOENT));

    /// <summary>Creates an expectation. Its master must exist and have a helper.</summary>
    /// <param name="expectation">The expectation.</param>
    /// <exception cref="ConntrackEntryNotFoundException">The master does not exist.</exception>
    /// <exception cref="ConntrackEntryExistsException">The same flow is expected already.</exception>
    /// <exception cref="NetlinkException">The kernel refused: for one, because the master has no helper.</exception>
    public void Create(ConntrackExpectation expectation)
    {
        ArgumentNullException.ThrowIfNull(expectation);
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(
                IPCTNL_MSG_EXP_NEW, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, sequence, expectation.Tuple.Family);
            ExpectationEncoder.WriteExpectation(ref writer, expectation);
            writer.End();
            NetlinkError error = session.Execute(CreateOperation, writer.Written, sequence);
            if (!error.IsSuccess)
            {
                throw ExpectationFailure.OfCreation(CreateOperation, expectation, error);
            }
        }
    }

    /// <summary>Deletes an expectation.</summary>
    /// <param name="key">Which; give the identifier, so that a successor for the same tuple survives.</param>
    /// <returns>False if it was gone already.</returns>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public bool Delete(in ExpectationKey key)
    {
        lock (_gate)
        {
            NetlinkSession session = StartKeyed(DeleteOperation, IPCTNL_MSG_EXP_DELETE, NLM_F_ACK, key);
            while (session.Read(out _) is not ReplyKind.End)
            {
            }

            return session.Result.Errno switch
            {
                0 => true,
                (int)Errno.ENOENT => false,
                _ => throw ExpectationFailure.Of(DeleteOperation, key, session.Result),
            };
        }
    }

    /// <summary>Deletes all expectations of both families, or those of one helper.</summary>
    /// <param name="helper">Name of the helper; null for all.</param>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public void Flush(string? helper = null)
    {
        lock (_gate)
        {
            NetlinkSession session = _channel.Session();
            uint sequence = session.Reserve(1);
            var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
            writer.Begin(IPCTNL_MSG_EXP_DELETE, NLM_F_ACK, sequence, AF_UNSPEC);
            if (helper is not null)
            {
                writer.Text(CTA_EXPECT_HELP_NAME, helper);
            }

            writer.End();
            ThrowIfFailed(FlushOperation, session.Execute(FlushOperation, writer.Written, sequence));
        }
    }

    /// <summary>The counters of every CPU.</summary>
    /// <exception cref="NetlinkException">The kernel refused.</exception>
    public ExpectationCpuStatistics[] CpuStatistics()
    {
        var statistics = new List<ExpectationCpuStatistics>();
        lock (_gate)
        {
            NetlinkSession session = _channel.StartDump(StatisticsOperation, IPCTNL_MSG_EXP_GET_STATS_CPU, AF_UNSPEC);
            while (session.Read(out NetlinkMessage message) is var kind and not ReplyKind.End)
            {
                if (kind == ReplyKind.Data)
                {
                    statistics.Add(ExpectationDecoder.DecodeCpu(message));
                }
                else
                {
                    ThrowIfFailed(StatisticsOperation, session.Result);
                }
            }
        }

        return [.. statistics];
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _channel.Dispose();
        }
    }

    private static void ThrowIfFailed(string operation, NetlinkError error)
    {
        if (!error.IsSuccess)
        {
            throw NetlinkFailure.Request(operation, null, error);
        }
    }

    private NetlinkSession StartKeyed(string operation, ushort type, ushort flags, in ExpectationKey key)
    {
        NetlinkSession session = _channel.Session();
        uint sequence = session.Reserve(1);
        var writer = new NetlinkMessageWriter(stackalloc byte[RequestSize]);
        writer.Begin(type, flags, sequence, key.Tuple.Family);
        ExpectationEncoder.WriteKey(ref writer, key);
        writer.End();
        session.Start(operation, writer.Written, sequence, sequence);
        return session;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using Netfilter.Interop.Netlink;

namespace Netfilter.Interop.Conntrack;

/// <summary>A connection to the connection tracking of one network namespace.</summary>
/// <remarks>
/// It owns one netlink socket and one 32 KiB buffer. All members are safe to call from any thread; they take turns,
/// because a socket has one dump at a time: open one connection for dumps and another for changes.
/// Everything needs CAP_NET_ADMIN (<see cref="NetlinkPermissionException"/>).
/// </remarks>
public sealed partial class ConntrackConnection : IDisposable
{
    /// <summary>Enough for the largest single request: two tuples, all attributes, 16 bytes of labels and their mask.</summary>
    private const int RequestSize = 1024;

    /// <summary>Bytes of requests per batch, below the default send buffer.</summary>
    private const int BatchSize = 65536;

    /// <summary>More lookups per system call save nothing.</summary>
    private const int LookupsPerBatch = 128;

    /// <summary>More deletions or creations per system call save nothing; some hundreds fit a batch.</summary>
    private const int RequestsPerBatch = 512;

    /// <summary>As many of the largest updates as fit a batch.</summary>
    private const int UpdatesPerBatch = BatchSize / RequestSize;

    /// <summary>What the kernel charges the receive buffer for a short answer, rounded up.</summary>
    private const int AnswerCharge = 1536;

    /// <summary>One exchange at a time; held by every member for as long as it talks to the kernel.</summary>
    private readonly Lock _gate = new();
    private readonly Func<INetlinkTransport> _open;
    private readonly NetlinkChannel _channel;
    private readonly ConntrackFeatures _features;
    private readonly HashTableSize _tableSize = new();
    private readonly Func<long?> _buckets;
    private readonly RecentFlows _recent = new();

    private byte[]? _batch;

    private ConntrackConnection(Func<INetlinkTransport> open, ConntrackFeatures features, Func<long?>? buckets)
    {
        _open = open;
        _channel = new NetlinkChannel(open);
        _features = features;
        _buckets = buckets ?? _tableSize.Read;
    }

    /// <summary>Opens a connection.</summary>
    /// <param name="options">How; null for the namespace of the process and the defaults.</param>
    /// <exception cref="NetlinkException">The socket or the namespace cannot be opened.</exception>
    public static ConntrackConnection Open(ConntrackOptions? options = null)
    {
        ConntrackOptions chosen = options ?? new ConntrackOptions();
        return Over(
            () => NetlinkSocket.Open(chosen.NetworkNamespace, chosen.ReceiveBufferBytes), chosen.Features);
    }

    /// <summary>Opens a connection over something else than a socket.</summary>
    /// <param name="open">Opens a transport: at once, and again after an exchange that was broken off.</param>
    /// <param name="features">Which kernel features may be used.</param>
    /// <param name="buckets">Tells the size of the hash table; null for nf_conntrack_buckets.</param>
    internal static ConntrackConnection Over(
        Func<INetlinkTransport> open, ConntrackFeatures features, Func<long?>? buckets = null)
    {
        var connection = new ConntrackConnection(open, features, buckets);
        try
        {
            connection.Session();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (_gate)
        {
            _channel.Dispose();
            _tableSize.Dispose();
        }
    }

    private NetlinkSession Session() => _channel.Session();

    private byte[] Batch() => _batch ??= GC.AllocateUninitializedArray<byte>(BatchSize);

    /// <summary>How many answers surely fit the receive buffer: those beyond would be lost without a word.</summary>
    private static int AnswersPerBatch(NetlinkSession session) =>
        Math.Max(1, session.ReceiveBufferBytes / AnswerCharge);
}

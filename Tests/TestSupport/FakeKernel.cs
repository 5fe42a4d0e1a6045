// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using static Netfilter.Interop.Native.Netlink;
using static Netfilter.Interop.Native.Nfnetlink;
using static Netfilter.Interop.Native.NfnetlinkConntrack;

namespace TestSupport;

/// <summary>A kernel behind the transport seam: it plays a script, and without one serves <see cref="Table"/>.</summary>
/// <remarks>
/// The table answers GET (one, dump), DELETE (one, flush), statistics, and creates; filters and changes are not applied.
/// Safe to use from several threads.
/// </remarks>
public sealed class FakeKernel
{
    /// <summary>The port id of every connection to it.</summary>
    public const uint PortId = 4711;

    private readonly Lock _gate = new();
    private readonly Queue<Func<FakeRequest, FakeStep>> _script = new();

    /// <summary>The flows that it serves; change it only while no request is under way.</summary>
    public List<ConntrackEntry> Table { get; } = [];

    /// <summary>All requests so far.</summary>
    public List<FakeRequest> Requests { get; } = [];

    /// <summary>How many transports were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>The error number of the next send, or 0.</summary>
    public int SendErrno { get; set; }

    /// <summary>What the size of the hash table is found to be, one after the other; 1024 when there are no more.</summary>
    public Queue<long?> TableSizes { get; } = new();

    /// <summary>The limit that the statistics tell.</summary>
    public uint MaxEntries { get; set; } = 262144;

    /// <summary>Opens a connection to it.</summary>
    /// <param name="features">Which kernel features to use.</param>
    public ConntrackConnection Connect(ConntrackFeatures? features = null) =>
        ConntrackConnection.Over(OpenTransport, features ?? ConntrackFeatures.None, TableSize);

    /// <summary>Opens a subscription to its script.</summary>
    public ConntrackEventSubscription Subscribe() => new(OpenTransport(), TimeSpan.Zero);

    /// <summary>Sends a datagram at the next receive.</summary>
    /// <param name="datagram">Made from the last request.</param>
    /// <param name="sender">Port id of the sender; the kernel's is 0.</param>
    public FakeKernel Send(Func<FakeRequest, byte[]> datagram, uint sender = 0)
    {
        _script.Enqueue(request =>
        {
            byte[] bytes = datagram(request);
            return new(ReceiveStatus.Data, bytes, bytes.Length, sender);
        });
        return this;
    }

    /// <summary>Interrupts the next receive (EINTR).</summary>
    public FakeKernel Interrupt() => Then(ReceiveStatus.Interrupted);

    /// <summary>Loses answers (ENOBUFS).</summary>
    public FakeKernel Overrun() => Then(ReceiveStatus.Overrun);

    /// <summary>Keeps silent until the time is up.</summary>
    public FakeKernel KeepSilent() => Then(ReceiveStatus.Empty);

    /// <summary>Sends a datagram that does not fit the buffer.</summary>
    /// <param name="length">Its length.</param>
    public FakeKernel Truncate(int length)
    {
        _script.Enqueue(_ => new(ReceiveStatus.Truncated, [], length, 0));
        return this;
    }

    internal INetlinkTransport OpenTransport()
    {
        Opened++;
        return new Transport(this);
    }

    private long? TableSize() => TableSizes.TryDequeue(out long? size) ? size : 1024;

    private FakeKernel Then(ReceiveStatus status)
    {
        _script.Enqueue(_ => new(status, [], 0, 0));
        return this;
    }

    private IEnumerable<byte[]> Answer(FakeRequest request)
    {
        uint sequence = request.Sequence;
        switch (request.Type)
        {
            case IPCTNL_MSG_CT_GET when (request.Flags & NLM_F_DUMP) == NLM_F_DUMP:
                return Dump(request);
            case IPCTNL_MSG_CT_GET:
                return [Find(request) is { } found ? FakeReply.Flow(found, sequence, NLM_F_MULTI) : FakeReply.Error(request, 2)];
            case IPCTNL_MSG_CT_GET_STATS:
                return [FakeReply.Totals(sequence, (uint)Table.Count, MaxEntries)];
            case IPCTNL_MSG_CT_GET_STATS_CPU:
                return [FakeReply.Done(sequence)];
            case IPCTNL_MSG_CT_DELETE:
                return Result(request, Delete(request) ? 0 : 2);
            default:
                return Result(request, Create(request) ? 0 : 17);
        }
    }

    private static IEnumerable<byte[]> Result(FakeRequest request, int errno) =>
        errno != 0 || (request.Flags & NLM_F_ACK) != 0 ? [FakeReply.Error(request, errno)] : [];

    private IEnumerable<byte[]> Dump(FakeRequest request)
    {
        foreach (ConntrackEntry[] page in Table
            .Where(entry => request.Family == AF_UNSPEC || request.Family == entry.Record.Family).Chunk(50))
        {
            yield return FakeReply.Datagram(
                page.Select(entry => FakeReply.Flow(entry, request.Sequence, NLM_F_MULTI)));
        }

        yield return FakeReply.Done(request.Sequence);
    }

    private bool Create(FakeRequest request)
    {
        ConntrackEntry entry = Decode(request);
        if (Find(request) is not null)
        {
            return (request.Flags & NLM_F_EXCL) == 0;
        }

        Table.Add(entry);
        return true;
    }

    private bool Delete(FakeRequest request)
    {
        if (request.Attributes.IsEmpty)
        {
            bool isByFamily = request.Version != 0 && request.Family != AF_UNSPEC;
            Table.RemoveAll(entry => !isByFamily || entry.Record.Family == request.Family);
            return true;
        }

        ConntrackEntry wanted = Decode(request);
        return Find(request) is { } found && (wanted.Id is null || wanted.Id == found.Id) && Table.Remove(found);
    }

    private ConntrackEntry? Find(FakeRequest request)
    {
        ConntrackEntry wanted = Decode(request);
        bool isReply = IsByReply(request);
        return Table.Find(entry => entry.Record.Zone == wanted.Record.Zone
            && (isReply ? entry.Reply == wanted.Original : entry.Original == wanted.Original));
    }

    /// <summary>Whether the flow is named by its reply direction alone.</summary>
    private static bool IsByReply(FakeRequest request) =>
        (MemoryMarshal.Read<ushort>(request.Attributes[2..]) & NLA_TYPE_MASK) == CTA_TUPLE_REPLY;

    private static ConntrackEntry Decode(FakeRequest request)
    {
        byte[] bytes = [.. request.Bytes];
        if (IsByReply(request))
        {
            MemoryMarshal.Write(bytes.AsSpan(NLMSG_HDRLEN + NFGENMSG_LEN + 2), CTA_TUPLE_ORIG);
        }

        ConntrackRecord record = default;
        var message = new NetlinkMessage(0, 0, 0, 0, bytes.AsSpan(NLMSG_HDRLEN), NLMSG_HDRLEN);
        ConntrackDecoder.Decode(message, ref record, wantsDetails: true, out DecodedExtras extras);
        return new ConntrackEntry(record, extras.Found);
    }

    private sealed record FakeStep(ReceiveStatus Status, byte[] Bytes, int Length, uint Sender);

    private sealed class Transport(FakeKernel kernel) : INetlinkTransport
    {
        private readonly Queue<byte[]> _answers = new();
        private FakeRequest? _last;
        private bool _woken;

        public uint PortId => FakeKernel.PortId;

        public int ReceiveBufferBytes => 1 << 20;

        public int Send(ReadOnlySpan<byte> datagram)
        {
            lock (kernel._gate)
            {
                if (kernel.SendErrno != 0)
                {
                    return kernel.SendErrno;
                }

                for (int start = 0; start < datagram.Length;)
                {
                    int length = MemoryMarshal.Read<int>(datagram[start..]);
                    Take(new FakeRequest(datagram.Slice(start, length)));
                    start += (length + 3) & ~3;
                }

                return 0;
            }
        }

        public ReceiveResult Receive(Span<byte> buffer, bool wait)
        {
            lock (kernel._gate)
            {
                if (_answers.TryDequeue(out byte[]? answer))
                {
                    answer.CopyTo(buffer);
                    return new(ReceiveStatus.Data, answer.Length);
                }

                if (!kernel._script.TryDequeue(out Func<FakeRequest, FakeStep>? next))
                {
                    return new(ReceiveStatus.Empty);
                }

                FakeStep step = next(_last ?? new FakeRequest(new byte[20]));
                step.Bytes.CopyTo(buffer);
                return new(step.Status, step.Length, step.Sender);
            }
        }

        public bool WaitReadable(TimeSpan timeout)
        {
            lock (kernel._gate)
            {
                bool woken = _woken;
                _woken = false;
                return !woken && kernel._script.Count > 0;
            }
        }

        public void Wake() => _woken = true;

        public void Dispose()
        {
        }

        private void Take(FakeRequest request)
        {
            _last = request;
            kernel.Requests.Add(request);
            if (kernel._script.Count > 0)
            {
                return;
            }

            foreach (byte[] answer in kernel.Answer(request))
            {
                _answers.Enqueue(answer);
            }
        }
    }
}

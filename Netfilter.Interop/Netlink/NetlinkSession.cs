// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using static Netfilter.Interop.Native.Netlink;

namespace Netfilter.Interop.Netlink;

/// <summary>Sends requests over a transport and reads their answers, one exchange at a time.</summary>
/// <remarks>
/// An exchange is <see cref="Start"/> and then <see cref="Read"/> until the end. When it is left before its end,
/// or ends with an exception, answers may still be on their way: the session is then no longer <see cref="IsIdle"/> and must
/// be replaced. Not thread-safe.
/// </remarks>
internal sealed class NetlinkSession : IDisposable
{
    /// <summary>
    /// The most that the kernel puts into one datagram of a dump; it takes the longest buffer that the socket has passed to
    /// recv so far for its measure, so neither a shorter nor a longer one pays.
    /// </summary>
    public const int BufferSize = 32768;

    private readonly INetlinkTransport _transport;
    private readonly uint _portId;
    private readonly byte[] _buffer;
    private uint _lastSequence;
    private string _operation = "";
    private uint _first;
    private uint _last;
    private bool _isDump;
    private int _position;
    private int _length;

    /// <summary>Takes a transport over.</summary>
    /// <param name="transport">Disposed of with the session.</param>
    /// <param name="buffer">The receive buffer; null for a new one.</param>
    public NetlinkSession(INetlinkTransport transport, byte[]? buffer = null)
    {
        _transport = transport;
        _portId = transport.PortId;
        _buffer = buffer ?? GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
    }

    /// <summary>Whether no exchange is under way.</summary>
    public bool IsIdle { get; private set; } = true;

    /// <summary>Bytes that waiting answers may occupy, as the kernel counts them.</summary>
    public int ReceiveBufferBytes => _transport.ReceiveBufferBytes;

    /// <summary>How the request ended that was answered last.</summary>
    public NetlinkError Result { get; private set; }

    /// <summary>Bytes received since the start of the exchange.</summary>
    public long Bytes { get; private set; }

    /// <summary>Datagrams received since the start of the exchange.</summary>
    public int Datagrams { get; private set; }

    /// <summary>Whether every message received so far has been read.</summary>
    public bool IsAtEndOfDatagram => _position == _length;

    /// <summary>Reserves consecutive sequence numbers and returns the first; 0 is never used, it marks events.</summary>
    public uint Reserve(int count)
    {
        uint first = _lastSequence + 1;
        if (first == 0 || first > uint.MaxValue - (uint)count)
        {
            first = 1;
        }

        _lastSequence = first + (uint)count - 1;
        return first;
    }

    /// <summary>Sends requests; the exchange ends with the answer to the last one.</summary>
    /// <param name="operation">What is tried, for error messages.</param>
    /// <param name="requests">One or more messages.</param>
    /// <param name="first">Sequence number of the first.</param>
    /// <param name="last">Sequence number of the last.</param>
    /// <param name="isDump">
    /// Whether data is followed by the end of a dump; else a message of data is the whole answer. The flag MULTI of the
    /// data does not tell: conntrack sets it on single flows too.
    /// </param>
    public void Start(string operation, ReadOnlySpan<byte> requests, uint first, uint last, bool isDump = false)
    {
        Debug.Assert(IsIdle, "The former exchange is not over.");
        _operation = operation;
        _first = first;
        _last = last;
        _isDump = isDump;
        _position = 0;
        _length = 0;
        Bytes = 0;
        Datagrams = 0;
        int errno = _transport.Send(requests);
        if (errno != 0)
        {
            throw NetlinkFailure.Request(operation, null, new NetlinkError(errno));
        }

        IsIdle = false;
    }

    /// <summary>Reads the next answer.</summary>
    /// <param name="message">The message; its sequence number tells which request it answers.</param>
    /// <returns>
    /// Whether it is data or the result of a request, which is then in <see cref="Result"/>; or the end, when the last
    /// request has been answered.
    /// </returns>
    /// <exception cref="NetlinkOverrunException">Answers were lost.</exception>
    /// <exception cref="NetlinkException">Receiving failed, or the kernel kept silent.</exception>
    /// <exception cref="NetlinkFormatException">An answer is malformed.</exception>
    public ReplyKind Read(out NetlinkMessage message)
    {
        while (!IsIdle)
        {
            if (_position == _length)
            {
                ReceiveDatagram();
                continue;
            }

            var reader = new NetlinkMessageReader(_buffer.AsSpan(_position, _length - _position), _position);
            reader.TryRead(out message);
            _position = reader.Position;
            if (message.Sequence - _first > _last - _first || message.PortId != _portId)
            {
                continue;
            }

            if (message.Type > NLMSG_MIN_TYPE)
            {
                IsIdle = message.Sequence == _last && !_isDump;
                return ReplyKind.Data;
            }

            if (ReadControl(message))
            {
                return ReplyKind.Result;
            }
        }

        message = default;
        return ReplyKind.End;
    }

    /// <summary>Sends one request and reads its result.</summary>
    /// <param name="operation">What is tried, for error messages.</param>
    /// <param name="request">The request, which asks for an acknowledgement.</param>
    /// <param name="sequence">Its sequence number.</param>
    public NetlinkError Execute(string operation, ReadOnlySpan<byte> request, uint sequence)
    {
        NetlinkError result = default;
        Start(operation, request, sequence, sequence);
        while (Read(out _) is not ReplyKind.End)
        {
            result = Result;
        }

        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => _transport.Dispose();

    /// <summary>Reads a control message; false if it is none that answers.</summary>
    private bool ReadControl(in NetlinkMessage message)
    {
        switch (message.Type)
        {
            case NLMSG_ERROR:
                Result = NetlinkError.ReadError(message);
                break;
            case NLMSG_DONE:
                Result = NetlinkError.ReadDone(message);
                break;
            case NLMSG_OVERRUN:
                throw NetlinkFailure.Overrun(_operation);
            default:
                return false;
        }

        IsIdle = message.Sequence == _last;
        return true;
    }

    private void ReceiveDatagram()
    {
        while (true)
        {
            ReceiveResult result = _transport.Receive(_buffer, wait: true);
            switch (result.Status)
            {
                case ReceiveStatus.Data when result.SenderPortId == 0:
                    _position = 0;
                    _length = result.Length;
                    Bytes += result.Length;
                    Datagrams++;
                    return;
                case ReceiveStatus.Data or ReceiveStatus.Interrupted:
                    // Another process may send to our port; only the kernel's word counts.
                    continue;
                case ReceiveStatus.Overrun:
                    throw NetlinkFailure.Overrun(_operation);
                case ReceiveStatus.Truncated:
                    throw NetlinkFailure.Truncated(_operation, result.Length, _buffer.Length);
                case ReceiveStatus.Empty:
                    throw NetlinkFailure.Request(_operation, null, new NetlinkError((int)Native.Errno.ETIMEDOUT));
                default:
                    throw NetlinkFailure.Request(_operation, null, new NetlinkError(result.Errno));
            }
        }
    }
}

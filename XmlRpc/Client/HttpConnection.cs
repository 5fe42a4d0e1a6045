// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using XmlRpc.Codec;

namespace XmlRpc.Client;

/// <summary>One HTTP/1.1 connection, for one exchange at a time.</summary>
/// <remarks>
/// Written over a socket because HttpClient costs a short-lived program as much time as the whole rest of it.
/// </remarks>
internal sealed class HttpConnection : IDisposable
{
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly string _headStart;
    private readonly TimeProvider _clock;
    private readonly HttpAnswerReader _answers;
    private long _lastUse;

    private HttpConnection(Socket socket, Stream stream, XmlRpcAddress address, XmlRpcClientOptions options)
    {
        _socket = socket;
        _stream = stream;
        _clock = options.TimeProvider;
        _answers = new HttpAnswerReader(stream, options.Limits.BodyBytes);
        string authorization = options.Authorization is null
            ? string.Empty
            : $"Authorization: {options.Authorization}\r\n";
        _headStart = $"POST {address.Path} HTTP/1.1\r\nHost: {address.Authority}\r\nUser-Agent: {options.UserAgent}\r\n"
            + $"{authorization}Content-Type: text/xml\r\nContent-Length: ";
    }

    internal static async ValueTask<HttpConnection> OpenAsync(
        XmlRpcAddress address, XmlRpcClientOptions options, CancellationToken cancellationToken)
    {
        Socket socket = address.SocketPath is null
            ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true }
            : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        Stream? stream = null;
        try
        {
            await ConnectAsync(socket, address, cancellationToken).ConfigureAwait(false);
            stream = new NetworkStream(socket, ownsSocket: true);
            if (address.IsSecure)
            {
                stream = await SecureAsync(stream, address.Host, options, cancellationToken).ConfigureAwait(false);
            }

            return new HttpConnection(socket, stream, address, options);
        }
        catch
        {
            stream?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Tells whether the connection was used lately and the server has neither closed it nor said anything unasked.
    /// </summary>
    internal bool IsUsable(TimeSpan idleTime) =>
        _clock.GetElapsedTime(_lastUse) < idleTime && !_socket.Poll(0, SelectMode.SelectRead);

    /// <summary>Sends a request and reads the answer.</summary>
    internal async ValueTask<HttpAnswer> PostAsync(XmlRpcWriter request, CancellationToken cancellationToken)
    {
        string head = FormattableString.Invariant($"{_headStart}{request.Length}\r\n\r\n");
        int length = checked(head.Length + (int)request.Length);
        byte[] message = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            Encoding.ASCII.GetBytes(head, message);
            request.CopyTo(message.AsSpan(head.Length));
            await _stream.WriteAsync(message.AsMemory(0, length), cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(message, clearArray: true);
        }

        HttpAnswer answer = await _answers.ReadAsync(cancellationToken).ConfigureAwait(false);
        _lastUse = _clock.GetTimestamp();
        return answer;
    }

    public void Dispose()
    {
        _answers.Dispose();
        _stream.Dispose();
    }

    private static async ValueTask ConnectAsync(
        Socket socket, XmlRpcAddress address, CancellationToken cancellationToken)
    {
        if (address.SocketPath is null)
        {
            await socket.ConnectAsync(address.Host, address.Port, cancellationToken).ConfigureAwait(false);
            return;
        }

        await socket.ConnectAsync(
            new UnixDomainSocketEndPoint(address.SocketPath), cancellationToken).ConfigureAwait(false);
    }

    private static async ValueTask<Stream> SecureAsync(
        Stream inner, string host, XmlRpcClientOptions options, CancellationToken cancellationToken)
    {
        var secure = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await secure.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = host,
                    RemoteCertificateValidationCallback = options.CertificateValidation,
                },
                cancellationToken).ConfigureAwait(false);
            return secure;
        }
        catch
        {
            await secure.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace TestSupport;

/// <summary>A connection that takes HTTP, over which any bytes can be sent.</summary>
public sealed class RawHttp : IDisposable
{
    private readonly Stream _stream;

    private RawHttp(Stream stream) => _stream = stream;

    /// <summary>Uses a stream that is connected already, and owns it from here.</summary>
    public static RawHttp Over(Stream stream) => new(stream);

    /// <summary>Connects to a unix socket.</summary>
    public static async Task<RawHttp> OpenAsync(string socketPath)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
        return new RawHttp(new NetworkStream(socket, ownsSocket: true));
    }

    /// <summary>Posts a body as a well-behaved client does, and reads all that comes until the server closes.</summary>
    public static async Task<string> ExchangeAsync(string socketPath, byte[] body, string contentType = "text/xml")
    {
        using RawHttp connection = await OpenAsync(socketPath);
        await connection.SendAsync(Head("Content-Type: " + contentType, Length(body.Length), "Connection: close"));
        await connection.SendAsync(body);
        return await connection.ReceiveToEndAsync();
    }

    /// <summary>A request's first lines.</summary>
    public static string Head(params string[] headers) =>
        $"POST /RPC2 HTTP/1.1\r\nHost: localhost\r\n{string.Join("\r\n", headers)}\r\n\r\n";

    /// <summary>The header that declares a body's length.</summary>
    public static string Length(long bytes) => "Content-Length: " + bytes.ToString(CultureInfo.InvariantCulture);

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    /// <summary>Sends; where the server has had enough already, nothing happens.</summary>
    public async Task SendAsync(byte[] bytes)
    {
        try
        {
            await _stream.WriteAsync(bytes);
        }
        catch (IOException)
        {
            // What the server has said before it closed can still be read.
        }
    }

    /// <summary>Ends the sending direction of a connection that no TLS is on.</summary>
    public void EndSending() => ((NetworkStream)_stream).Socket.Shutdown(SocketShutdown.Send);

    /// <summary>Reads until <paramref name="end"/> has come; the connection stays open.</summary>
    /// <exception cref="EndOfStreamException">The server closed before.</exception>
    public async Task ReceiveUntilAsync(string end)
    {
        byte[] one = new byte[1];
        var text = new StringBuilder();
        while (!text.ToString().EndsWith(end, StringComparison.Ordinal))
        {
            await _stream.ReadExactlyAsync(one);
            text.Append((char)one[0]);
        }
    }

    /// <summary>Reads until the server closes, and gives what came.</summary>
    public async Task<string> ReceiveToEndAsync()
    {
        using var all = new MemoryStream();
        try
        {
            await _stream.CopyToAsync(all);
        }
        catch (IOException)
        {
            // A reset ends the connection as well.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    public void Dispose() => _stream.Dispose();
}

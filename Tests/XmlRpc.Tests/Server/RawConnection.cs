// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace XmlRpc.Tests.Server;

/// <summary>A connection to a server under test over which any bytes can be sent.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();
    private NetworkStream _stream = null!;

    internal static async Task<RawConnection> OpenAsync(int port)
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(IPAddress.Loopback, port);
        connection._stream = connection._client.GetStream();
        return connection;
    }

    internal Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    internal async Task SendAsync(byte[] bytes) => await _stream.WriteAsync(bytes);

    /// <summary>Ends the sending direction.</summary>
    internal void EndSending() => _client.Client.Shutdown(SocketShutdown.Send);

    /// <summary>Breaks the connection off as a program does that dies.</summary>
    internal void Reset()
    {
        _client.LingerState = new LingerOption(true, 0);
        _client.Close();
    }

    /// <summary>Reads one answer; null when the server closed the connection instead.</summary>
    internal async Task<RawAnswer?> ReceiveAsync()
    {
        string? head = await ReadHeadAsync();
        if (head is null)
        {
            return null;
        }

        string[] lines = head.Split("\r\n");
        int status = int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (string line in lines[1..])
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers.Add(line[..colon], line[(colon + 1)..].Trim());
        }

        int length = headers.TryGetValue("Content-Length", out string? text)
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : 0;
        byte[] body = new byte[length];
        await _stream.ReadExactlyAsync(body);
        return new RawAnswer(status, headers, body);
    }

    /// <summary>Reads until the server closes, and gives what came.</summary>
    internal async Task<byte[]> ReceiveToEndAsync()
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

        return all.ToArray();
    }

    public void Dispose() => _client.Dispose();

    private async Task<string?> ReadHeadAsync()
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            int read;
            try
            {
                read = await _stream.ReadAsync(one);
            }
            catch (IOException)
            {
                read = 0;
            }

            if (read == 0)
            {
                return head.Length == 0 ? null : throw new EndOfStreamException("Half an answer: " + head);
            }

            head.Append((char)one[0]);
        }

        return head.ToString(0, head.Length - 4);
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using XmlRpc.Client;

namespace XmlRpc.Tests.Client;

/// <summary>Accepts connections and answers every request with the same bytes, whatever they are.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[]? _answer;
    private readonly bool _closes;
    private readonly Task _serving;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">What it sends for each request, or null to stay silent.</param>
    /// <param name="closes">Whether it closes the connection then.</param>
    internal ScriptedServer(string? answer, bool closes = false)
    {
        _answer = answer is null ? null : Encoding.Latin1.GetBytes(answer);
        _closes = closes;
        _listener.Start();
        _serving = ServeAsync();
    }

    internal XmlRpcAddress Address => XmlRpcAddress.Parse("http://" + _listener.LocalEndpoint);

    internal int Connections { get; private set; }

    internal string LastRequest { get; private set; } = string.Empty;

    internal static string Http(string body, string headers = "Content-Type: text/xml\r\n") =>
        FormattableString.Invariant($"HTTP/1.1 200 OK\r\n{headers}Content-Length: {body.Length}\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await _listener.AcceptTcpClientAsync();
            }
            catch (Exception e) when (e is SocketException or InvalidOperationException)
            {
                return;
            }

            Connections++;
            _ = AnswerAsync(client);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using TcpClient owned = client;
        NetworkStream stream = client.GetStream();
        byte[] buffer = new byte[65536];
        try
        {
            int length;
            while ((length = await stream.ReadAsync(buffer)) > 0)
            {
                LastRequest = Encoding.Latin1.GetString(buffer, 0, length);
                if (_answer is not null)
                {
                    await stream.WriteAsync(_answer);
                }

                if (_closes)
                {
                    return;
                }
            }
        }
        catch (System.IO.IOException)
        {
            // The client has gone.
        }
    }
}

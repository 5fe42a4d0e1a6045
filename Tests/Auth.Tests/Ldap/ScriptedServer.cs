// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Auth.Tests.Ldap;

/// <summary>A listener that does to each client what a test says, and not what LDAP says.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<NetworkStream, CancellationToken, Task> _serve;
    private readonly List<TcpClient> _clients = [];
    private readonly Task _accepting;

    /// <summary>Starts it; a connection stays open until the script of it ends.</summary>
    public ScriptedServer(Func<NetworkStream, CancellationToken, Task> serve)
    {
        _serve = serve;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url(string scheme) => string.Create(CultureInfo.InvariantCulture, $"{scheme}://127.0.0.1:{Port}");

    /// <summary>How many came.</summary>
    public int Connections { get; private set; }

    /// <summary>Takes connections, and never says anything.</summary>
    public static ScriptedServer Silent() => new((_, end) => Task.Delay(Timeout.Infinite, end));

    /// <summary>Answers each request with these bytes, one after the other, and then closes.</summary>
    public static ScriptedServer Answering(params byte[][] answers) => new(async (stream, end) =>
    {
        byte[] request = new byte[4096];
        foreach (byte[] answer in answers)
        {
            if (await stream.ReadAsync(request, end) == 0)
            {
                return;
            }

            await stream.WriteAsync(answer, end);
        }

        stream.Socket.Shutdown(SocketShutdown.Send);
        while (await stream.ReadAsync(request, end) > 0)
        {
            // What the client still sends must not become a reset that overtakes the answer.
        }
    });

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _accepting;
        _clients.ForEach(client => client.Dispose());
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> serving = [];
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                _clients.Add(client);
                Connections++;
                serving.Add(ServeAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            await _serve(client.GetStream(), _end.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            // The test is over, or the client went away.
        }

        client.Dispose();
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace Daemon.Tests.Support;

/// <summary>Calls procedures with string arguments, over TCP or a unix socket.</summary>
internal sealed class RpcClient : IDisposable
{
    private readonly HttpClient _http;

    public RpcClient(Uri address)
    {
        _http = new HttpClient { BaseAddress = address };
    }

    public RpcClient(string socketPath)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectCallback = async (_, cancellationToken) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath), cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        _http = new HttpClient(handler) { BaseAddress = new Uri("http://localhost") };
    }

    /// <summary>The text of the result, or <c>fault CODE: TEXT</c>.</summary>
    public async Task<string> CallAsync(string method, params string[] arguments)
    {
        XElement reply = await SendAsync(method, arguments);
        string[] members = [.. reply.Descendants("member").Select(member => member.Element("value")!.Value)];
        return reply.Element("fault") is null ? reply.Value : $"fault {members[0]}: {members[1]}";
    }

    /// <summary>The names of all procedures.</summary>
    public async Task<string[]> ListMethodsAsync() =>
        [.. (await SendAsync("system.listMethods", [])).Descendants("data").Elements("value").Select(name => name.Value)];

    public void Dispose() => _http.Dispose();

    private async Task<XElement> SendAsync(string method, string[] arguments)
    {
        var call = new XElement(
            "methodCall",
            new XElement("methodName", method),
            new XElement("params", arguments.Select(argument => new XElement("param", new XElement("value", argument)))));
        using var content = new StringContent(call.ToString(), Encoding.UTF8, "text/xml");
        using HttpResponseMessage response = await _http.PostAsync(new Uri("/RPC2", UriKind.Relative), content);
        return XElement.Parse(await response.Content.ReadAsStringAsync());
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace Daemon.Tests.Support;

/// <summary>What systemd listens on for sd_notify(3).</summary>
internal sealed class NotifySocket : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);

    /// <param name="name">A path, or a name of the abstract namespace after an @.</param>
    public NotifySocket(string name)
    {
        Name = name;
        _socket.Bind(new UnixDomainSocketEndPoint(name[0] == '@' ? "\0" + name[1..] : name));
    }

    public string Name { get; }

    public bool IsEmpty => _socket.Available == 0;

    public async Task<string> ReceiveAsync()
    {
        byte[] buffer = new byte[4096];
        int length = await _socket.ReceiveAsync(buffer, SocketFlags.None);
        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    public void Dispose() => _socket.Dispose();
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Daemon.Configuration;
using Localization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Daemon.Hosting;

/// <summary>
/// The sockets the daemon listens on: those that systemd hands over, or else those of the options. It binds them
/// itself, so that a failure names the address and who holds it, and so that a unix socket has its mode before anybody
/// can connect.
/// </summary>
internal sealed class Listeners(Options options, IReadOnlyList<ulong> inherited, TlsCertificate? certificate = null)
{
    /// <summary>ENXIO of errno(3).</summary>
    private const int NoSuchDeviceOrAddress = 6;

    /// <summary>One source may have the max-connections divided by this, where nothing else is said.</summary>
    private const int DefaultShare = 4;

    private static readonly TimeSpan s_handshakeTimeout = TimeSpan.FromSeconds(10);

    private readonly List<string> _bound = [];
    private readonly SourceLimit _sourceLimit = new(
        options.MaxConnectionsPerSource ?? Math.Max(1, options.MaxConnections / DefaultShare));

    /// <summary>The addresses that are listened on, with the ports that were chosen; complete after the start.</summary>
    public IReadOnlyList<string> Bound => _bound;

    /// <summary>Tells Kestrel where to listen.</summary>
    public void Configure(KestrelServerOptions kestrel)
    {
        foreach (ulong descriptor in inherited)
        {
            kestrel.ListenHandle(descriptor, listen => SecureInherited(listen, descriptor));
        }

        if (inherited.Count > 0)
        {
            return;
        }

        foreach (ListenAddress address in options.Listen)
        {
            if (address.Tcp is { } endPoint)
            {
                kestrel.Listen(endPoint, Secure);
            }
            else
            {
                kestrel.ListenUnixSocket(address.UnixPath!);
            }
        }
    }

    /// <summary>Makes the socket of one end point; Kestrel calls it and owns the result.</summary>
    /// <exception cref="StartupException">It cannot be bound, or must not be.</exception>
    public Socket Bind(EndPoint endPoint)
    {
        return endPoint switch
        {
            IPEndPoint tcp => BindTcp(tcp),
            UnixDomainSocketEndPoint unix => BindUnix(unix.ToString()),
            _ => TakeOver(endPoint),
        };
    }

    // A client that does not finish its handshake is let go; until then its connection counts like any other.
    private void Secure(ListenOptions listen)
    {
        listen.Use(_sourceLimit.Guard);
        if (certificate is not null)
        {
            listen.UseHttps(new TlsHandshakeCallbackOptions
            {
                OnConnection = _ => ValueTask.FromResult(certificate.Select()),
                HandshakeTimeout = s_handshakeTimeout,
            });
        }
    }

    private void SecureInherited(ListenOptions listen, ulong descriptor)
    {
        using var socket = new Socket(new SafeSocketHandle((nint)descriptor, ownsHandle: false));
        if (socket.AddressFamily != AddressFamily.Unix)
        {
            Secure(listen);
        }
    }

    private Socket BindTcp(IPEndPoint endPoint)
    {
        var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            if (endPoint.AddressFamily == AddressFamily.InterNetworkV6)
            {
                // [::] means IPv6 alone: each address that is served is written down.
                socket.DualMode = false;
            }

            socket.Bind(endPoint);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw Describe(endPoint.ToString(), error);
        }

        _bound.Add($"{(certificate is null ? "http" : "https")}://{socket.LocalEndPoint}");
        return socket;
    }

    private Socket BindUnix(string path)
    {
        RemoveStale(path);
        var endPoint = new UnixDomainSocketEndPoint(path);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(endPoint);

            // Nobody can connect before listen(2), so nobody meets the group and the mode that it was made with.
            if (options.SocketGroup is { } group)
            {
                SocketGroup.Set(path, group);
            }

            File.SetUnixFileMode(path, options.SocketMode);
        }
        catch (SocketException error)
        {
            socket.Dispose();
            throw Describe("unix:" + path, error);
        }
        catch (StartupException)
        {
            socket.Dispose();
            throw;
        }

        _bound.Add("unix:" + path);
        return socket;
    }

    private Socket TakeOver(EndPoint endPoint)
    {
        Socket socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
        if (socket.LocalEndPoint is IPEndPoint local && !IPAddress.IsLoopback(local.Address)
            && certificate is null && !options.AllowRemote)
        {
            socket.Dispose();
            throw new StartupException(ExitCodes.BadConfiguration, OptionRules.DescribeRemote(local.ToString()));
        }

        _bound.Add(Messages.Format($"{socket.LocalEndPoint} (from systemd)"));
        return socket;
    }

    // A daemon that was killed leaves its socket behind. One that lives answers, and keeps it.
    private static void RemoveStale(string path)
    {
        if (!File.Exists(path))
        {
            return;
        }

        using var probe = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            probe.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            RemoveSocket(path);
            return;
        }
        catch (SocketException error)
        {
            throw Describe("unix:" + path, error);
        }

        throw InUse(ListenAddress.Parse("unix:" + path));
    }

    private static void RemoveSocket(string path)
    {
        // connect(2) refuses on every file that is no socket, too; only sockets are ours to remove.
        if (!IsSocket(path))
        {
            throw new StartupException(
                ExitCodes.CannotListen,
                    Messages.Format($"unix:{path} cannot be listened on: there is a file that is no socket."));
        }

        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                ExitCodes.CannotListen,
                    Messages.Format($"unix:{path}: the stale socket cannot be removed: {error.Message}"));
        }
    }

    // The runtime has no name for a socket's file type. open(2) answers ENXIO for sockets alone; reading and writing,
    // because opening a pipe for one of them would wait for the other end.
    private static bool IsSocket(string path)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            return false;
        }
        catch (IOException error)
        {
            return error.HResult == NoSuchDeviceOrAddress;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static StartupException Describe(string address, SocketException error)
    {
        string reason = error.SocketErrorCode switch
        {
            SocketError.AddressNotAvailable => Messages.Get("no network interface has this address"),
            SocketError.AccessDenied => Messages.Get("permission denied (ports below 1024 need CAP_NET_BIND_SERVICE)"),
            _ => error.Message,
        };
        return error.SocketErrorCode == SocketError.AddressAlreadyInUse
            ? InUse(ListenAddress.Parse(address))
            : new StartupException(ExitCodes.CannotListen, Messages.Format(
                $"{address} cannot be listened on: {reason}."));
    }

    private static StartupException InUse(ListenAddress address)
    {
        int? holder = SocketHolder.Find(address);
        string who = holder is { } pid ? RunningInstance.Describe(pid) : Messages.Get("another process");
        string hint = holder is { } other && RunningInstance.IsPyctd(other)
            ? Messages.Get("--replace ends it first")
            : Messages.Get("choose another address with --listen");
        return new StartupException(ExitCodes.CannotListen, Messages.Format($"{address} is in use by {who}; {hint}."));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading;

namespace Daemon.Hosting;

/// <summary>
/// Tells systemd, or whoever else set <c>NOTIFY_SOCKET</c>, how the daemon fares, as sd_notify(3) has it. Does nothing
/// where nobody asked. Safe for use by several threads.
/// </summary>
internal sealed class SystemdNotifier : IDisposable
{
    /// <summary>Names the socket to write to.</summary>
    public const string SocketVariable = "NOTIFY_SOCKET";

    private const string WatchdogVariable = "WATCHDOG_USEC";
    private const string WatchdogPidVariable = "WATCHDOG_PID";

    private readonly UnixDomainSocketEndPoint? _peer;
    private readonly TimeSpan? _watchdogPeriod;
    private readonly TimeProvider _time;
    private ITimer? _watchdog;

    /// <summary>Reads what the service manager asks for from <paramref name="environment"/>.</summary>
    public SystemdNotifier(IReadOnlyDictionary<string, string> environment, TimeProvider time)
    {
        _time = time;
        if (environment.TryGetValue(SocketVariable, out string? path) && path.Length > 1)
        {
            // A leading @ stands for the NUL of the abstract namespace.
            _peer = new UnixDomainSocketEndPoint(path[0] == '@' ? "\0" + path[1..] : path);
        }

        _watchdogPeriod = ReadWatchdogPeriod(environment);
    }

    /// <summary>The environment variables by which the service manager says what it wants to know.</summary>
    public static IReadOnlyList<string> Variables { get; } = [SocketVariable, WatchdogVariable, WatchdogPidVariable];

    /// <summary>Says that requests are served, and begins with the watchdog's signs of life where they are asked for.</summary>
    public void Ready(string status)
    {
        Send($"READY=1\nSTATUS={status}");
        if (_peer is not null && _watchdogPeriod is { } period)
        {
            _watchdog ??= _time.CreateTimer(
                static notifier => ((SystemdNotifier)notifier!).Send("WATCHDOG=1"), this, TimeSpan.Zero, period);
        }
    }

    /// <summary>Says that the configuration is being read again; <see cref="Ready"/> ends it.</summary>
    public void Reloading()
    {
        long microseconds = Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1_000_000);
        Send(string.Create(CultureInfo.InvariantCulture, $"RELOADING=1\nMONOTONIC_USEC={microseconds}"));
    }

    /// <summary>Says that the daemon is about to end.</summary>
    public void Stopping() => Send("STOPPING=1\nSTATUS=ending");

    /// <summary>Sends one datagram. That nobody listens any more is no failure of the daemon.</summary>
    public void Send(string state)
    {
        if (_peer is null)
        {
            return;
        }

        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            socket.SendTo(Encoding.UTF8.GetBytes(state), _peer);
        }
        catch (SocketException)
        {
            // sd_notify(3) recommends to ignore failures: the service manager notices by itself.
        }
    }

    /// <summary>Ends the signs of life.</summary>
    public void Dispose() => _watchdog?.Dispose();

    private static TimeSpan? ReadWatchdogPeriod(IReadOnlyDictionary<string, string> environment)
    {
        bool isForUs = !environment.TryGetValue(WatchdogPidVariable, out string? pid)
            || pid == Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        bool isGiven = long.TryParse(
            environment.GetValueOrDefault(WatchdogVariable),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out long microseconds);
        return isForUs && isGiven && microseconds > 1 ? TimeSpan.FromMicroseconds(microseconds / 2) : null;
    }
}

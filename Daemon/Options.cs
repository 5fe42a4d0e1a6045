// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.IO;
using System.Net;
using Daemon.Configuration;
using Serilog.Events;
using XmlRpc.Codec;

namespace Daemon;

/// <summary>
/// The effective configuration, after defaults, file, environment and command line were laid over one another. It is
/// immutable; <see cref="LiveOptions"/> holds the present one. The properties' initial values are the defaults.
/// </summary>
internal sealed record Options
{
    /// <summary>Where the daemon listens.</summary>
    public IReadOnlyList<ListenAddress> Listen { get; init; } = [ListenAddress.Default];

    /// <summary>
    /// Whether an address that other machines can reach may be listened on although no TLS encrypts the connection.
    /// Danger: passwords and session ids then travel in clear text.
    /// </summary>
    public bool AllowRemote { get; init; }

    /// <summary>The values of the HTTP header <c>Host</c> that are served besides the loopback names.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];

    /// <summary>The PEM file of the TCP listeners' certificate and its chain; null where they speak no TLS.</summary>
    public string? TlsCertificateFile { get; init; }

    /// <summary>The PEM file of the certificate's key, given with <see cref="TlsCertificateFile"/>.</summary>
    public string? TlsKeyFile { get; init; }

    /// <summary>The mode of unix sockets. Connecting needs the write bit.</summary>
    public UnixFileMode SocketMode { get; init; } = (UnixFileMode)0b110_110_000;

    /// <summary>The group of unix sockets, a name or a number; null for that of the daemon.</summary>
    public string? SocketGroup { get; init; }

    /// <summary>How many connections are served at once.</summary>
    public int MaxConnections { get; init; } = 512;

    /// <summary>How many connections one source may have at once; null for the default, a quarter of all.</summary>
    public int? MaxConnectionsPerSource { get; init; }

    /// <summary>The longest accepted request body, in bytes.</summary>
    public int MaxBody { get; init; } = 1 << 20;

    /// <summary>Whether the web page is served at the root path.</summary>
    public bool WebPage { get; init; } = true;

    /// <summary>How long a session lives without a call.</summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many sessions may exist; beyond it the one that was idle longest ends.</summary>
    public int MaxSessions { get; init; } = 1000;

    /// <summary>How many sessions one user may have; beyond it the one that was idle longest ends.</summary>
    public int MaxSessionsPerUser { get; init; } = 100;

    /// <summary>The most rows of one page of <c>view</c>.</summary>
    public int MaxPage { get; init; } = 1000;

    /// <summary>The age from which on a session with auto-refresh gets a fresh snapshot.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The bits of the mark that hold the user's uid; 0 where marks hold no uid.</summary>
    public uint UidMask { get; init; }

    /// <summary>Connections with an end in one of these networks are not listed.</summary>
    public IReadOnlyList<IPNetwork> Ignore { get; init; } =
        [new(IPAddress.Parse("127.0.0.0"), 8), new(IPAddress.IPv6Loopback, 128)];

    /// <summary>How integers outside the signed 32-bit range are written.</summary>
    public XmlRpcIntegerMode WideIntegers { get; init; } = XmlRpcIntegerMode.I8;

    /// <summary>The network namespace whose table is served (a path such as /run/netns/NAME); null for the own one.</summary>
    public string? NetworkNamespace { get; init; }

    /// <summary>Whether the kernel's packet and byte counters are switched on at the start.</summary>
    public bool EnableAccounting { get; init; }

    /// <summary>Whether a rule that makes the kernel track connections is added at the start.</summary>
    public bool EnableTracking { get; init; }

    /// <summary>The name of the authentication module, or the path of its assembly.</summary>
    public string AuthModule { get; init; } = "none";

    /// <summary>The options of the authentication module. They may hold secrets: never log them.</summary>
    public IReadOnlyDictionary<string, string> AuthOptions { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Which requests are believed when they say in their headers who calls, and from where.</summary>
    public ProxyTrust ProxyTrust { get; init; }

    /// <summary>The file with the secret of <see cref="ProxyTrust.Secret"/>; null where none is needed.</summary>
    public string? ProxySecretFile { get; init; }

    /// <summary>
    /// Where the inventory is: the path of a SQLite file, or what connects to PostgreSQL; null for the usual file. It may
    /// hold a password: never log it.
    /// </summary>
    public string? Store { get; init; }

    /// <summary>Whether another running instance is ended first.</summary>
    public bool Replace { get; init; }

    /// <summary>Whether the daemon detaches itself from the terminal.</summary>
    public bool Detach { get; init; }

    /// <summary>The file that holds the process id and keeps a second instance away; null for none.</summary>
    public string? PidFile { get; init; }

    /// <summary>The lowest level that is logged.</summary>
    public LogEventLevel LogLevel { get; init; } = LogEventLevel.Information;

    /// <summary>Where the log goes.</summary>
    public LogTarget LogTarget { get; init; } = LogTarget.Auto;

    /// <summary>The log file, where the log goes to a file.</summary>
    public string LogFile { get; init; } = "/var/log/pyctd/pyctd.log";

    /// <summary>The audit file; null where audit lines go to the log alone.</summary>
    public string? AuditFile { get; init; }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using Localization;
using Serilog.Events;
using XmlRpc.Codec;

namespace Daemon.Configuration;

/// <summary>
/// All options there are: the only source of the command line, the configuration file, the environment,
/// <c>--help</c> and <c>--check-config</c>. pyctd(8) and pyctd.conf(5) are tested against it.
/// </summary>
internal static class OptionsTable
{
    private const int MaxCount = 1_000_000;

    private static readonly string s_listening = Messages.Get("Listening");
    private static readonly string s_sessions = Messages.Get("Sessions");
    private static readonly string s_connections = Messages.Get("Connections");
    private static readonly string s_authentication = Messages.Get("Authentication");
    private static readonly string s_inventory = Messages.Get("Inventory");
    private static readonly string s_running = Messages.Get("Running");
    private static readonly string s_logging = Messages.Get("Logging");

    private static readonly string s_yesOrNo = Messages.Get("yes or no");
    private static readonly string s_path = Messages.Get("a path");

    private static readonly (string Name, XmlRpcIntegerMode Value)[] s_wideIntegers =
        [("i8", XmlRpcIntegerMode.I8), ("string", XmlRpcIntegerMode.String)];

    private static readonly (string Name, ProxyTrust Value)[] s_proxyTrusts =
        [("no", ProxyTrust.None), ("unix", ProxyTrust.Unix), ("secret", ProxyTrust.Secret)];

    private static readonly (string Name, LogTarget Value)[] s_logTargets =
    [
        ("auto", LogTarget.Auto), ("journal", LogTarget.Journal), ("console", LogTarget.Console),
        ("file", LogTarget.File),
    ];

    // The first name of a level is the one that is shown.
    private static readonly (string Name, LogEventLevel Value)[] s_logLevels =
    [
        ("debug", LogEventLevel.Debug), ("info", LogEventLevel.Information),
        ("information", LogEventLevel.Information), ("warning", LogEventLevel.Warning),
        ("error", LogEventLevel.Error), ("fatal", LogEventLevel.Fatal), ("verbose", LogEventLevel.Verbose),
    ];

    /// <summary>The options, in the order in which <c>--help</c> lists them.</summary>
    public static IReadOnlyList<OptionDefinition> All { get; } =
    [
        new()
        {
            Name = "listen",
            Group = s_listening,
            FileKey = "daemon:listen",
            ValueName = "ADDRESS",
            IsList = true,
            Description = Messages.Get(
                "Listen on ADDR:PORT, [ADDR6]:PORT or unix:PATH. Port 0 takes a free one; the log says which."),
            Allowed = Messages.Get("ADDR:PORT, [ADDR6]:PORT or unix:PATH (an absolute path of at most 107 bytes)"),
            Apply = static (o, input) => o with { Listen = [.. Each(input, ListenAddress.Parse)] },
            Show = static o => Join(o.Listen),
        },
        new()
        {
            Name = "allow-remote",
            Group = s_listening,
            FileKey = "daemon:allow-remote",
            Description = Messages.Get(
                "Allow addresses that other machines can reach without TLS: passwords and session ids can be read on the "
                + "way. Rather use --tls-cert, or put Apache with TLS in front."),
            Allowed = s_yesOrNo,
            Apply = static (o, input) => o with { AllowRemote = input.Switch() },
            Show = static o => Show(o.AllowRemote),
        },
        new()
        {
            Name = "tls-cert",
            Group = s_listening,
            FileKey = "daemon:tls-cert",
            ValueName = "FILE",
            Description = Messages.Get(
                "Speak TLS 1.2 or 1.3 on every TCP listener, with the certificate in FILE (PEM, the chain after "
                + "it). SIGHUP takes up a renewed one."),
            Allowed = s_path,
            Apply = static (o, input) => o with { TlsCertificateFile = input.Path() },
            Show = static o => o.TlsCertificateFile ?? "",
        },
        new()
        {
            Name = "tls-key",
            Group = s_listening,
            FileKey = "daemon:tls-key",
            ValueName = "FILE",
            Description = Messages.Get(
                "The key of the certificate (PEM, not encrypted), which others than its owner and group cannot read."),
            Allowed = s_path,
            Apply = static (o, input) => o with { TlsKeyFile = input.Path() },
            Show = static o => o.TlsKeyFile ?? "",
        },
        new()
        {
            Name = "host-name",
            Group = s_listening,
            FileKey = "daemon:host-name",
            ValueName = "NAME",
            IsList = true,
            Description = Messages.Get(
                "Serve requests whose Host is NAME, besides localhost and the loopback addresses."),
            Allowed = Messages.Get("a host name or address without a port"),
            Apply = static (o, input) => o with { HostNames = [.. Each(input, ParseHostName)] },
            Show = static o => Join(o.HostNames),
        },
        new()
        {
            Name = "socket-mode",
            Group = s_listening,
            FileKey = "daemon:socket-mode",
            ValueName = "MODE",
            Description = Messages.Get("Give unix sockets this mode; connecting needs the write bit."),
            Allowed = Messages.Get("an octal mode from 0 to 0777"),
            Apply = static (o, input) => o with { SocketMode = input.FileMode() },
            Show = static o => "0" + Convert.ToString((int)o.SocketMode, 8),
        },
        new()
        {
            Name = "socket-group",
            Group = s_listening,
            FileKey = "daemon:socket-group",
            ValueName = "NAME",
            Description = Messages.Get(
                "Give unix sockets to this group, of which the daemon's user must be a member, unless it is root."),
            Allowed = Messages.Get("the name or number of a group"),
            Apply = static (o, input) => o with { SocketGroup = ParseGroup(input) },
            Show = static o => o.SocketGroup ?? "",
        },
        new()
        {
            Name = "max-connections",
            Group = s_listening,
            FileKey = "daemon:max-connections",
            ValueName = "N",
            Description = Messages.Get("Serve at most N connections at once."),
            Allowed = Messages.Get("a whole number from 1 to 65536"),
            Apply = static (o, input) => o with { MaxConnections = input.Number(1, 65536) },
            Show = static o => Show(o.MaxConnections),
        },
        new()
        {
            Name = "max-connections-per-source",
            Group = s_listening,
            FileKey = "daemon:max-connections-per-source",
            ValueName = "N",
            Description = Messages.Get(
                "Serve at most N connections of one address (IPv6: one network /64) at once, other than loopback and "
                + "unix sockets. Without it: a quarter of max-connections."),
            Allowed = Messages.Get("a whole number from 1 to 65536"),
            Apply = static (o, input) => o with { MaxConnectionsPerSource = input.Number(1, 65536) },
            Show = static o => o.MaxConnectionsPerSource is { } most ? Show(most) : "",
        },
        new()
        {
            Name = "max-body",
            Group = s_listening,
            FileKey = "daemon:max-body",
            ValueName = "BYTES",
            Description = Messages.Get("Refuse requests with a longer body."),
            Allowed = Messages.Get("a whole number of bytes from 1024 to 67108864"),
            Apply = static (o, input) => o with { MaxBody = input.Number(1 << 10, 1 << 26) },
            Show = static o => Show(o.MaxBody),
        },
        new()
        {
            Name = "web-page",
            Group = s_listening,
            FileKey = "daemon:web-page",
            Description = Messages.Get(
                "Serve the web page at /, as is done by default; --web-page=no leaves nothing there but XML-RPC."),
            Allowed = s_yesOrNo,
            Apply = static (o, input) => o with { WebPage = input.Switch() },
            Show = static o => Show(o.WebPage),
        },
        new()
        {
            Name = "session-timeout",
            Group = s_sessions,
            FileKey = "daemon:session-timeout",
            ValueName = "TIME",
            IsReloadable = true,
            Description = Messages.Get("End a session after TIME without a call."),
            Allowed = Messages.Get("a time from 1s to 24h (units ms, s, m, h; seconds without one)"),
            Apply = static (o, input) => o with
            {
                SessionTimeout = input.Duration(TimeSpan.FromSeconds(1), TimeSpan.FromHours(24)),
            },
            Show = static o => Show(o.SessionTimeout),
        },
        new()
        {
            Name = "max-sessions",
            Group = s_sessions,
            FileKey = "daemon:max-sessions",
            ValueName = "N",
            IsReloadable = true,
            Description = Messages.Get(
                "Keep at most N sessions; a login beyond that ends the one that was idle longest."),
            Allowed = Messages.Get("a whole number from 1 to 1000000"),
            Apply = static (o, input) => o with { MaxSessions = input.Number(1, MaxCount) },
            Show = static o => Show(o.MaxSessions),
        },
        new()
        {
            Name = "max-sessions-per-user",
            Group = s_sessions,
            FileKey = "daemon:max-sessions-per-user",
            ValueName = "N",
            IsReloadable = true,
            Description = Messages.Get("Keep at most N sessions of one user."),
            Allowed = Messages.Get("a whole number from 1 to 1000000"),
            Apply = static (o, input) => o with { MaxSessionsPerUser = input.Number(1, MaxCount) },
            Show = static o => Show(o.MaxSessionsPerUser),
        },
        new()
        {
            Name = "max-page",
            Group = s_connections,
            FileKey = "daemon:max-page",
            ValueName = "ROWS",
            IsReloadable = true,
            Description = Messages.Get("Give at most ROWS rows in one page of view."),
            Allowed = Messages.Get("a whole number from 1 to 100000"),
            Apply = static (o, input) => o with { MaxPage = input.Number(1, 100_000) },
            Show = static o => Show(o.MaxPage),
        },
        new()
        {
            Name = "refresh-interval",
            Group = s_connections,
            FileKey = "daemon:refresh-interval",
            ValueName = "TIME",
            IsReloadable = true,
            Description = Messages.Get(
                "With auto-refresh, read the kernel's table again when it was read longer than TIME ago."),
            Allowed = Messages.Get("a time from 100ms to 1h (units ms, s, m, h; seconds without one)"),
            Apply = static (o, input) => o with
            {
                RefreshInterval = input.Duration(TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1)),
            },
            Show = static o => Show(o.RefreshInterval),
        },
        new()
        {
            Name = "uid-mask",
            Group = s_connections,
            FileKey = "daemon:uid-mask",
            ValueName = "MASK",
            IsReloadable = true,
            Description = Messages.Get(
                "These bits of a connection's mark hold the user's uid; NuFW's are 0xFFFF. 0: marks hold none."),
            Allowed = Messages.Get("a 32-bit mask, such as 0xFFFF or 65535"),
            Apply = static (o, input) => o with { UidMask = input.Mask() },
            Show = static o => o.UidMask == 0 ? "0" : string.Create(CultureInfo.InvariantCulture, $"0x{o.UidMask:X}"),
        },
        new()
        {
            Name = "ignore",
            Group = s_connections,
            FileKey = "daemon:ignore",
            ValueName = "NETWORK",
            IsList = true,
            IsReloadable = true,
            Description = Messages.Get("Leave out connections with an end in NETWORK; \"none\" leaves out nothing."),
            Allowed = Messages.Get(
                "a network such as 10.0.0.0/8 (no bits beyond the prefix), an address, or \"none\" alone"),
            Apply = static (o, input) => o with { Ignore = input.Networks() },
            Show = static o => o.Ignore.Count == 0 ? "none" : Join(o.Ignore),
        },
        new()
        {
            Name = "wide-integers",
            Group = s_connections,
            FileKey = "daemon:wide-integers",
            ValueName = "TYPE",
            Description = Messages.Get(
                "Write integers beyond 32 bits as i8, or as string for clients that know no i8."),
            Allowed = Messages.Get("i8 or string"),
            Apply = static (o, input) => o with { WideIntegers = input.Choice(s_wideIntegers) },
            Show = static o => Show(o.WideIntegers, s_wideIntegers),
        },
        new()
        {
            Name = "netns",
            Group = s_connections,
            FileKey = "daemon:netns",
            ValueName = "PATH",
            Description = Messages.Get("Serve the table of the network namespace at PATH, such as /run/netns/NAME."),
            Allowed = s_path,
            Apply = static (o, input) => o with { NetworkNamespace = input.Path() },
            Show = static o => o.NetworkNamespace ?? "",
        },
        new()
        {
            Name = "enable-accounting",
            Group = s_connections,
            FileKey = "daemon:enable-accounting",
            Description = Messages.Get(
                "Switch the kernel's packet and byte counters on; without them there are no rates."),
            Allowed = s_yesOrNo,
            Apply = static (o, input) => o with { EnableAccounting = input.Switch() },
            Show = static o => Show(o.EnableAccounting),
        },
        new()
        {
            Name = "enable-tracking",
            Group = s_connections,
            FileKey = "daemon:enable-tracking",
            Description = Messages.Get("Add a rule that makes the kernel track connections where no other rule does."),
            Allowed = s_yesOrNo,
            Apply = static (o, input) => o with { EnableTracking = input.Switch() },
            Show = static o => Show(o.EnableTracking),
        },
        new()
        {
            Name = "mod-auth",
            Group = s_authentication,
            FileKey = "auth:module",
            ValueName = "MODULE",
            Description = Messages.Get(
                "Check logins with this module: none, sha (a file, see auth_sha(8)), ldap (a directory) or pam (the system's "
                + "accounts; both see pyctd.conf(5)), or the path of a module's DLL. "
                + "With none, whoever reaches a listener may do everything."),
            Allowed = Messages.Get("none, sha, ldap, pam or a path that ends in .dll"),
            Apply = static (o, input) => o with { AuthModule = ParseModule(input) },
            Show = static o => o.AuthModule,
        },
        new()
        {
            Name = "trust-proxy",
            Group = s_authentication,
            FileKey = "auth:trust-proxy",
            ValueName = "WHICH",
            Description = Messages.Get(
                "Believe what a proxy says in X-Remote-User and X-Forwarded-For: no proxy, one on a unix socket, "
                + "or one that shows the secret of --proxy-secret-file in X-PyCtd-Proxy-Secret."),
            Allowed = Messages.Get("no, unix or secret"),
            Apply = static (o, input) => o with { ProxyTrust = input.Choice(s_proxyTrusts) },
            Show = static o => Show(o.ProxyTrust, s_proxyTrusts),
        },
        new()
        {
            Name = "proxy-secret-file",
            Group = s_authentication,
            FileKey = "auth:proxy-secret-file",
            ValueName = "FILE",
            Description = Messages.Get(
                "One line with the secret of --trust-proxy secret, which others than its owner and group cannot "
                + "read. SIGHUP takes up a changed one."),
            Allowed = s_path,
            Apply = static (o, input) => o with { ProxySecretFile = input.Path() },
            Show = static o => o.ProxySecretFile ?? "",
        },
        new()
        {
            Name = "store",
            Group = s_inventory,
            FileKey = "inventory:store",
            MayHoldSecret = true,
            ValueName = "STORE",
            Description = Messages.Get(
                "Keep the inventory in this SQLite file, or in the PostgreSQL database of a text such as "
                + "\"Host=db;Database=pyctd;Username=pyctd\". Others can see the command line: put a password into the "
                + "file, or better into Passfile."),
            Allowed = Messages.Get("the path of a file, or Host=... with what else Npgsql knows"),
            Apply = static (o, input) => o with { Store = StoreLocation.Parse(input) },
            Show = static o => StoreLocation.Show(o.Store),
        },
        new()
        {
            Name = "replace",
            Group = s_running,
            Description = Messages.Get("End another running instance first, and take its place."),
            Allowed = s_yesOrNo,
            Apply = static (o, input) => o with { Replace = input.Switch() },
            Show = static o => Show(o.Replace),
        },
        new()
        {
            Name = "daemon",
            Group = s_running,
            Description = Messages.Get(
                "Detach from the terminal, and return when the daemon is ready. Not for use under systemd."),
            Allowed = s_yesOrNo,
            Apply = static (o, input) => o with { Detach = input.Switch() },
            Show = static o => Show(o.Detach),
        },
        new()
        {
            Name = "pid-file",
            Group = s_running,
            FileKey = "daemon:pid-file",
            ValueName = "FILE",
            Description = Messages.Get(
                "Keep the process id in FILE, and refuse to run twice. Not needed under systemd."),
            Allowed = s_path,
            Apply = static (o, input) => o with { PidFile = input.Path() },
            Show = static o => o.PidFile ?? "",
        },
        new()
        {
            Name = "log-level",
            Group = s_logging,
            FileKey = "log:level",
            ValueName = "LEVEL",
            IsReloadable = true,
            Description = Messages.Get("Log what is at least as important as LEVEL."),
            Allowed = Messages.Get("verbose, debug, info, warning, error or fatal"),
            Apply = static (o, input) => o with { LogLevel = input.Choice(s_logLevels) },
            Show = static o => Show(o.LogLevel, s_logLevels),
        },
        new()
        {
            Name = "log-target",
            Group = s_logging,
            FileKey = "log:target",
            ValueName = "TARGET",
            Description = Messages.Get(
                "Log to journal, console or file; auto: journal under systemd, file with --daemon, else console."),
            Allowed = Messages.Get("auto, journal, console or file"),
            Apply = static (o, input) => o with { LogTarget = input.Choice(s_logTargets) },
            Show = static o => Show(o.LogTarget, s_logTargets),
        },
        new()
        {
            Name = "log-file",
            Group = s_logging,
            FileKey = "log:file",
            ValueName = "FILE",
            Description = Messages.Get("Where the log goes with --log-target file. SIGHUP opens it anew."),
            Allowed = s_path,
            Apply = static (o, input) => o with { LogFile = input.Path() },
            Show = static o => o.LogFile,
        },
        new()
        {
            Name = "audit-file",
            Group = s_logging,
            FileKey = "log:audit-file",
            ValueName = "FILE",
            Description = Messages.Get(
                "Append one line per login, kill and change to FILE, besides the log. SIGHUP opens it anew."),
            Allowed = s_path,
            Apply = static (o, input) => o with { AuditFile = input.Path() },
            Show = static o => o.AuditFile ?? "",
        },
    ];

    /// <summary>The option with this name on the command line; null where there is none.</summary>
    public static OptionDefinition? Find(string name) => All.FirstOrDefault(option => option.Name == name);

    private static IEnumerable<T> Each<T>(OptionInput input, Func<string, T> parse)
    {
        return input.Values.Count > 0 ? input.Values.Select(parse) : throw new FormatException();
    }

    private static string ParseHostName(string text)
    {
        bool isAddress = IPAddress.TryParse(text.Trim('[', ']'), out _);
        return isAddress || Uri.CheckHostName(text) == UriHostNameType.Dns ? text : throw new FormatException();
    }

    private static string ParseModule(OptionInput input)
    {
        if (input.Text.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return input.Path();
        }

        string name = input.Text.ToLowerInvariant();
        return name is "none" or "sha" or "ldap" or "pam" ? name : throw new FormatException();
    }

    // What getgrnam(3) can find; whether it does is for the start to see.
    private static string ParseGroup(OptionInput input)
    {
        string name = input.Text;
        return !name.StartsWith('-') && name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')
            ? name
            : throw new FormatException();
    }

    private static string Show(bool value) => value ? "yes" : "no";

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(TimeSpan value)
    {
        return string.Create(CultureInfo.InvariantCulture, $"{value.TotalSeconds:0.###}s");
    }

    private static string Show<T>(T value, (string Name, T Value)[] choices)
    {
        return choices.First(choice => EqualityComparer<T>.Default.Equals(choice.Value, value)).Name;
    }

    private static string Join<T>(IEnumerable<T> values) => string.Join(' ', values);
}

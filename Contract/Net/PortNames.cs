// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO;
using System.Threading;

namespace Contract.Net;

/// <summary>Names of services, as <c>/etc/services</c> gives them to ports. Safe to use from any thread.</summary>
/// <remarks>
/// The list is read once, at the first question; a list that cannot be read is replaced by a small one that is built
/// in. Lines that are not understood are skipped.
/// </remarks>
public sealed class PortNames
{
    private const string BuiltInServices = """
        ftp-data 20/tcp
        ftp 21/tcp
        ssh 22/tcp
        telnet 23/tcp
        smtp 25/tcp mail
        domain 53/tcp dns
        domain 53/udp dns
        bootps 67/udp
        bootpc 68/udp
        tftp 69/udp
        http 80/tcp www
        kerberos 88/tcp
        kerberos 88/udp
        pop3 110/tcp pop-3
        sunrpc 111/tcp portmapper
        sunrpc 111/udp portmapper
        ntp 123/udp
        imap2 143/tcp imap
        snmp 161/udp
        bgp 179/tcp
        ldap 389/tcp
        https 443/tcp
        https 443/udp
        microsoft-ds 445/tcp
        submissions 465/tcp ssmtp smtps urd
        isakmp 500/udp
        syslog 514/udp
        submission 587/tcp
        ldaps 636/tcp
        domain-s 853/tcp
        imaps 993/tcp
        pop3s 995/tcp
        openvpn 1194/udp
        radius 1812/udp
        nfs 2049/tcp
        mysql 3306/tcp
        ms-wbt-server 3389/tcp rdp
        ipsec-nat-t 4500/udp
        sip 5060/tcp
        sip 5060/udp
        xmpp-client 5222/tcp jabber-client
        mdns 5353/udp
        postgresql 5432/tcp postgres
        http-alt 8080/tcp webcache
        http-alt 8080/udp
        """;

    private readonly Lazy<Table> _table;

    /// <summary>Makes a list that is read at the first question.</summary>
    /// <param name="open">
    /// Opens the text in the format of <c>/etc/services</c>; called at most once, and the reader is closed. Null, or an
    /// <see cref="IOException"/> or <see cref="UnauthorizedAccessException"/>, means that there is none.
    /// </param>
    public PortNames(Func<TextReader?> open)
    {
        ArgumentNullException.ThrowIfNull(open);
        _table = new Lazy<Table>(() => Load(open), LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>The list that is built in: the services that firewalls meet most.</summary>
    public static PortNames BuiltIn { get; } = new(() => null);

    /// <summary>Makes a list from a file, which is read at the first question.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The list; the one that is built in when the file cannot be read.</returns>
    public static PortNames FromFile(string path = "/etc/services") => new(() => File.OpenText(path));

    /// <summary>Finds the port of a service.</summary>
    /// <param name="name">A name or alias, in any case.</param>
    /// <param name="port">The port when found; where protocols differ, the first of the list.</param>
    /// <returns>Whether there is such a service.</returns>
    public bool TryGetPort(string name, out ushort port) => _table.Value.Ports.TryGetValue(name, out port);

    /// <summary>Finds the name of a port.</summary>
    /// <param name="protocol">The IP protocol number.</param>
    /// <param name="port">The port.</param>
    /// <param name="name">The name when found.</param>
    /// <returns>Whether the port has a name for that protocol.</returns>
    public bool TryGetName(byte protocol, ushort port, [NotNullWhen(true)] out string? name) =>
        _table.Value.Names.TryGetValue((protocol, port), out name);

    private static Table Load(Func<TextReader?> open)
    {
        try
        {
            using TextReader? reader = open();
            if (reader is not null)
            {
                return Read(reader);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Read(new StringReader(BuiltInServices));
        }

        return Read(new StringReader(BuiltInServices));
    }

    private static Table Read(TextReader reader)
    {
        Table table = new(new(StringComparer.OrdinalIgnoreCase), []);
        while (reader.ReadLine() is string line)
        {
            int comment = line.IndexOf('#', StringComparison.Ordinal);
            string[] words = (comment < 0 ? line : line[..comment]).Split(
                (char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 2 || !TryParsePort(words[1], out ushort port, out byte protocol))
            {
                continue;
            }

            table.Names.TryAdd((protocol, port), words[0]);
            table.Ports.TryAdd(words[0], port);
            for (int i = 2; i < words.Length; i++)
            {
                table.Ports.TryAdd(words[i], port);
            }
        }

        return table;
    }

    private static bool TryParsePort(string word, out ushort port, out byte protocol)
    {
        int slash = word.IndexOf('/', StringComparison.Ordinal);
        port = 0;
        protocol = 0;
        return slash > 0 &&
            ushort.TryParse(word.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out port) &&
            ProtocolNames.TryGetNumber(word[(slash + 1)..], out protocol);
    }

    private sealed record Table(
        Dictionary<string, ushort> Ports,
        Dictionary<(byte Protocol, ushort Port), string> Names);
}

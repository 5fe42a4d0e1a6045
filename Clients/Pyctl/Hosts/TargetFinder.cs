// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Client;
using Client.Configuration;
using Localization;
using XmlRpc.Client;

namespace Pyctl.Hosts;

/// <summary>Finds out which daemons a command goes to, and as whom to log in to each.</summary>
/// <param name="configuration">The user's names of daemons.</param>
/// <param name="kept">The passwords that <c>pyctl login</c> kept.</param>
/// <param name="ask">Asks the user, showing a text; null where nobody can be asked.</param>
internal sealed class TargetFinder(ClientConfiguration configuration, CredentialFile kept, Func<string, string?> ask)
{
    /// <summary>Finds the daemons.</summary>
    /// <exception cref="ConfigurationException">A name or a file is not valid.</exception>
    /// <exception cref="UsageException">A password is not known, and nobody can be asked for it.</exception>
    public IReadOnlyList<Target> Find(ConnectionSettings settings) =>
        [.. NamesOf(settings).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(name => new Target(name, OptionsOf(configuration.Resolve(name), settings)))];

    /// <summary>The daemons, without whom to log in as.</summary>
    /// <exception cref="ConfigurationException">A name is not valid.</exception>
    public IReadOnlyList<HostEntry> FindHosts(ConnectionSettings settings) =>
        [.. NamesOf(settings).Distinct(StringComparer.OrdinalIgnoreCase).Select(configuration.Resolve)];

    /// <summary>How to reach a daemon as somebody.</summary>
    /// <exception cref="ConfigurationException">The file of certificates cannot be read.</exception>
    public static RpcClientOptions OptionsOf(HostEntry host, ConnectionSettings settings, Credentials? credentials) =>
        new()
        {
            Address = host.Address,
            UserName = credentials?.UserName,
            Password = credentials?.Password,
            Transport = new XmlRpcClientOptions
            {
                Timeout = settings.Timeout,
                UserAgent = "pyctl",
                CertificateValidation = (settings.CaFile ?? host.CaFile) is { } file ? ServerTrust.FromFile(file) : null,
            },
        };

    /// <summary>Whom to log in as, without a password; null where nothing says.</summary>
    public string? FindUser(HostEntry host, ConnectionSettings settings) =>
        settings.UserName ?? Variable("PYCTL_USER") ?? host.UserName ?? kept.Find(host.Address)?.UserName;

    /// <summary>Finds a user's password, or asks for it.</summary>
    /// <param name="user">The user.</param>
    /// <param name="host">The daemon.</param>
    /// <param name="settings">What the command line says.</param>
    /// <param name="isNew">Whether a password that is kept does not count.</param>
    /// <exception cref="ConfigurationException">The file cannot be read, or others can read it.</exception>
    /// <exception cref="UsageException">It is not known, and nobody can be asked.</exception>
    public Credentials FindPassword(string user, HostEntry host, ConnectionSettings settings, bool isNew)
    {
        string? file = settings.PasswordFile ?? (user == host.UserName ? host.PasswordFile : null);
        string? password = file is not null ? PasswordFile.Read(file)
            : Variable("PYCTL_PASSWORD")
            ?? (!isNew && kept.Find(host.Address) is { } known && known.UserName == user ? known.Password : null)
            ?? ask(Messages.Format($"Password of {user} at {host.Name}: "));
        return new Credentials(user, password ?? throw new UsageException(Messages.Format(
            $"no password for {user} at {host.Name}: --password-file, PYCTL_PASSWORD, or pyctl login")));
    }

    private static string? Variable(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private IReadOnlyList<string> NamesOf(ConnectionSettings settings) =>
        settings.Hosts.Count > 0 ? settings.Hosts
        : Variable("PYCTL_HOST") is { } list ? ClientConfiguration.SplitNames(list)
        : configuration.DefaultNames;

    private RpcClientOptions OptionsOf(HostEntry host, ConnectionSettings settings) => OptionsOf(
        host,
        settings,
        FindUser(host, settings) is { } user ? FindPassword(user, host, settings, isNew: false) : null);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Auth.Sha;
using Localization;

namespace Auth.Pam;

/// <summary>The options of the module <c>pam</c>. Immutable.</summary>
internal sealed record PamOptions
{
    private const string ServiceOption = "service";
    private const string RolesOption = "default-roles";
    private const string GroupRolesOption = "group-roles";
    private const string TimeoutOption = "timeout";
    private const string ConfigDirectoryOption = "confdir";

    private static readonly string[] s_names =
        [ServiceOption, RolesOption, GroupRolesOption, TimeoutOption, ConfigDirectoryOption];

    // libpam's own places, in its order.
    private static readonly string[] s_directories = ["/etc/pam.d", "/usr/lib/pam.d"];

    /// <summary>The PAM service: the name of a file below /etc/pam.d. Default <c>pyctd</c>.</summary>
    public string Service { get; init; } = "pyctd";

    /// <summary>What everyone may do whom PAM lets in. Default nothing.</summary>
    public UserRights Rights { get; init; } = UserRights.None;

    /// <summary>What the members of system groups may do besides, by the group's name. Default nothing.</summary>
    public IReadOnlyDictionary<string, UserRights> GroupRoles { get; init; } = new Dictionary<string, UserRights>();

    /// <summary>How long a login may take, the wait for its turn included; 1 to 300 seconds. Default 15.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Where the service's file is; null for where libpam has it. Needs Linux-PAM 1.4.</summary>
    public string? ConfigDirectory { get; init; }

    /// <summary>Reads the daemon's options for the module.</summary>
    /// <exception cref="ArgumentException">One is unknown or not valid, or there is no service or no role.</exception>
    public static PamOptions Parse(IReadOnlyDictionary<string, string> options)
    {
        if (options.Keys.FirstOrDefault(name => !s_names.Contains(name)) is { } unknown)
        {
            throw new UnknownModuleOptionException(unknown, s_names);
        }

        var defaults = new PamOptions();
        PamOptions parsed = new()
        {
            Service = ParseService(options.GetValueOrDefault(ServiceOption, defaults.Service)),
            Rights = options.TryGetValue(RolesOption, out string? roles)
                ? ParseRoles(RolesOption, roles)
                : defaults.Rights,
            GroupRoles = ParseGroupRoles(options.GetValueOrDefault(GroupRolesOption, "")),
            Timeout = options.TryGetValue(TimeoutOption, out string? time) ? ParseTimeout(time) : defaults.Timeout,
            ConfigDirectory = options.GetValueOrDefault(ConfigDirectoryOption),
        };
        parsed.CheckService();
        if (parsed.Rights.Roles == Roles.None && parsed.GroupRoles.Count == 0)
        {
            throw new ArgumentException(Messages.Format(
                $"nobody could log in; give roles to groups with {GroupRolesOption}, or to everybody with {RolesOption}"));
        }

        return parsed;
    }

    private static string ParseService(string text)
    {
        // libpam takes what follows the last slash, in lower case: another file than the one that was named.
        return text.Length > 0 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)
            || letter is '-' or '_' or '.') && !text.StartsWith('.')
                ? text
                : throw new ArgumentException(Messages.Format(
                    $"{ServiceOption}: \"{text}\" is not valid; small letters, digits, dashes and dots are expected"));
    }

    private static UserRights ParseRoles(string option, string text)
    {
        return RoleNames.TryParse(text.Replace(" ", "", StringComparison.Ordinal), out UserRights rights)
            ? rights
            : throw new ArgumentException(Messages.Format(
                $"{option}: \"{text}\" is not valid; roles are {RoleNames.Known} or {RoleNames.NoRole}"));
    }

    private static Dictionary<string, UserRights> ParseGroupRoles(string text)
    {
        Dictionary<string, UserRights> groups = [];
        foreach (string item in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (item.Split(':', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } group, var roles]
                || !groups.TryAdd(group, ParseRoles(GroupRolesOption, roles)))
            {
                throw new ArgumentException(Messages.Format(
                    $"{GroupRolesOption}: \"{item}\" is not valid; GROUP: ROLE,ROLE; GROUP: ROLE is expected, each group once"));
            }
        }

        return groups;
    }

    private static TimeSpan ParseTimeout(string text)
    {
        string number = text.EndsWith('s') ? text[..^1] : text;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            && seconds is > 0 and <= 300
                ? TimeSpan.FromSeconds(seconds)
                : throw new ArgumentException(Messages.Format(
                    $"{TimeoutOption}: \"{text}\" is not valid; a time of 1s to 300s is expected"));
    }

    // Without its own file libpam would take the service "other", whose answer is none that anyone meant.
    private void CheckService()
    {
        string[] directories = ConfigDirectory is null ? s_directories : [ConfigDirectory];
        if (!directories.Any(directory => File.Exists(Path.Combine(directory, Service))))
        {
            string file = Path.Combine(directories[0], Service);
            throw new ArgumentException(Messages.Format($"there is no PAM service {Service}: {file} is missing"));
        }
    }
}

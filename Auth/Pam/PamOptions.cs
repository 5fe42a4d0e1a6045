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
    private const string RolesOption = "roles";
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
    public Roles Roles { get; init; }

    /// <summary>What the members of system groups may do besides, by the group's name. Default nothing.</summary>
    public IReadOnlyDictionary<string, Roles> GroupRoles { get; init; } = new Dictionary<string, Roles>();

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
            throw new ArgumentException(
                Messages.Format($"has no option {unknown}; it takes {string.Join(", ", s_names)}"));
        }

        var defaults = new PamOptions();
        PamOptions parsed = new()
        {
            Service = ParseService(options.GetValueOrDefault(ServiceOption, defaults.Service)),
            Roles = options.TryGetValue(RolesOption, out string? roles) ? ParseRoles(RolesOption, roles) : defaults.Roles,
            GroupRoles = ParseGroupRoles(options.GetValueOrDefault(GroupRolesOption, "")),
            Timeout = options.TryGetValue(TimeoutOption, out string? time) ? ParseTimeout(time) : defaults.Timeout,
            ConfigDirectory = options.GetValueOrDefault(ConfigDirectoryOption),
        };
        parsed.CheckService();
        if (parsed.Roles == Roles.None && parsed.GroupRoles.Count == 0)
        {
            throw new ArgumentException(Messages.Get(
                "nobody would have a role; say what all users may do (--auth-roles view), or the members of groups "
                + "(--auth-group-roles 'netadmin:view,kill')"));
        }

        return parsed;
    }

    private static string ParseService(string text)
    {
        // libpam takes what follows the last slash, in lower case: another file than the one that was named.
        return text.Length > 0 && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter)
            || letter is '-' or '_' or '.') && !text.StartsWith('.')
                ? text
                : throw Invalid(ServiceOption, text, Messages.Get("small letters, digits, dashes and dots"));
    }

    private static Roles ParseRoles(string option, string text)
    {
        return RoleNames.TryParse(text, out Roles roles)
            ? roles
            : throw Invalid(option, text, Messages.Format($"{RoleNames.Format(Roles.All)} or {RoleNames.NoRole}"));
    }

    private static Dictionary<string, Roles> ParseGroupRoles(string text)
    {
        Dictionary<string, Roles> groups = [];
        foreach (string item in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (item.Split(':', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } group, var roles]
                || !groups.TryAdd(group, ParseRoles(GroupRolesOption, roles)))
            {
                throw Invalid(GroupRolesOption, item, Messages.Get("GROUP:ROLES, each group once, with semicolons between"));
            }
        }

        return groups;
    }

    private static TimeSpan ParseTimeout(string text)
    {
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) && seconds is > 0 and <= 300
            ? TimeSpan.FromSeconds(seconds)
            : throw Invalid(TimeoutOption, text, Messages.Get("1 to 300 seconds"));
    }

    private static ArgumentException Invalid(string option, string value, string allowed) =>
        new(Messages.Format($"option {option}: \"{value}\" is not valid: {allowed}"));

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

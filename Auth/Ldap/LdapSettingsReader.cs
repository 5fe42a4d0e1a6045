// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Auth.Sha;
using Localization;

namespace Auth.Ldap;

/// <summary>
/// Makes <see cref="LdapSettings"/> out of the module's options. What is wrong is an
/// <see cref="ArgumentException"/> of one sentence that says what to do.
/// </summary>
internal sealed class LdapSettingsReader
{
    private const string Url = "url";
    private const string StartTls = "start-tls";
    private const string ClearText = "clear-text";
    private const string CaFile = "ca-file";
    private const string Timeout = "timeout";
    private const string UserDn = "user-dn";
    private const string Base = "base";
    private const string Attribute = "attribute";
    private const string BindDn = "bind-dn";
    private const string BindPasswordFile = "bind-password-file";
    private const string Groups = "groups";
    private const string GroupBase = "group-base";
    private const string GroupRolesOption = "group-roles";
    private const string DefaultRoles = "default-roles";

    private static readonly string[] s_names =
    [
        Url, StartTls, ClearText, CaFile, Timeout, UserDn, Base, Attribute, BindDn, BindPasswordFile, Groups, GroupBase,
        GroupRolesOption, DefaultRoles,
    ];

    private static readonly TimeSpan s_longestTimeout = TimeSpan.FromMinutes(1);

    private readonly IReadOnlyDictionary<string, string> _options;

    private LdapSettingsReader(IReadOnlyDictionary<string, string> options)
    {
        _options = options;
    }

    /// <summary>Reads the options, and the files that they name.</summary>
    /// <exception cref="ArgumentException">An option is unknown, missing, not valid, or in another's way.</exception>
    public static LdapSettings Read(IReadOnlyDictionary<string, string> options)
    {
        if (options.Keys.FirstOrDefault(name => !s_names.Contains(name)) is { } unknown)
        {
            throw new UnknownModuleOptionException(unknown, s_names);
        }

        var reader = new LdapSettingsReader(options);
        UserSearch? search = reader.ReadSearch();
        LdapSettings settings = new()
        {
            Servers = reader.ReadServers(),
            TrustedAuthorities = reader.ReadAuthorities(),
            Timeout = reader.ReadTimeout(),
            UserDn = search is null ? reader.ReadUserDn() : null,
            Search = search,
            Groups = reader.ReadGroups(),
            GroupBase = reader.Value(GroupBase) is null ? "" : reader.ReadDn(GroupBase),
            GroupRoles = reader.ReadGroupRoles(),
            DefaultRights = reader.ReadDefaultRights(),
        };
        Check(settings);
        return settings;
    }

    private static void Check(LdapSettings settings)
    {
        if (!settings.GroupRoles.HasAny && settings.DefaultRights.Roles == Roles.None)
        {
            throw new ArgumentException(Messages.Format(
                $"nobody could log in; give roles to groups with {GroupRolesOption}, or to everybody with {DefaultRoles}"));
        }

        bool needsBase = settings.GroupRoles.HasAny && settings.Groups != GroupLookup.MemberOf;
        if (needsBase != (settings.GroupBase.Length > 0))
        {
            throw new ArgumentException(needsBase
                ? Messages.Format($"{GroupBase} is missing: the entry below which the groups are")
                : Messages.Format($"{GroupBase} is of use only with {GroupRolesOption} and {Groups} = member or memberUid"));
        }
    }

    private List<LdapServer> ReadServers()
    {
        bool startTls = ReadSwitch(StartTls);
        bool clearText = ReadSwitch(ClearText);
        if (startTls && clearText)
        {
            throw new ArgumentException(Messages.Format($"{StartTls} and {ClearText} exclude each other"));
        }

        string[] urls = Required(Url).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        LdapSecurity? plain = startTls ? LdapSecurity.StartTls : clearText ? LdapSecurity.ClearText : null;
        return [.. urls.Select(url => ParseServer(url, plain)).Distinct()];
    }

    private static LdapServer ParseServer(string text, LdapSecurity? plain)
    {
        bool isValid = Uri.TryCreate(text, UriKind.Absolute, out Uri? url)
            && url is { Scheme: "ldap" or "ldaps", UserInfo: "", AbsolutePath: "" or "/", Query: "", Fragment: "" }
            && url.DnsSafeHost.Length > 0;
        if (!isValid)
        {
            throw new ArgumentException(Messages.Format(
                $"{Url}: \"{text}\" is not valid; ldaps://HOST or ldap://HOST is expected, with :PORT where it is another"));
        }

        bool isTls = url!.Scheme == "ldaps";
        LdapSecurity security = isTls ? LdapSecurity.Tls : plain ?? throw new ArgumentException(Messages.Format(
            $"{text} would show passwords to whoever is on the way; use ldaps://, or {StartTls} = yes, or accept it with {ClearText} = yes"));
        int port = url.Port > 0 ? url.Port : isTls ? LdapServer.DefaultTlsPort : LdapServer.DefaultPort;
        return new LdapServer(url.DnsSafeHost, port, security);
    }

    private X509Certificate2Collection? ReadAuthorities()
    {
        if (Value(CaFile) is not { } path)
        {
            return null;
        }

        X509Certificate2Collection authorities = [];
        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception exception) when (
            exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new ArgumentException($"{CaFile}: {exception.Message}", exception);
        }

        return authorities.Count > 0
            ? authorities
            : throw new ArgumentException(Messages.Format($"{CaFile}: {path} holds no certificate in PEM form"));
    }

    private TimeSpan ReadTimeout()
    {
        if (Value(Timeout) is not { } text)
        {
            return LdapSettings.s_defaultTimeout;
        }

        bool isMilliseconds = text.EndsWith("ms", StringComparison.Ordinal);
        string number = isMilliseconds ? text[..^2] : text.EndsWith('s') ? text[..^1] : text;
        bool isNumber = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int count);
        var timeout = TimeSpan.FromMilliseconds(isMilliseconds ? count : count * 1000L);
        return isNumber && timeout > TimeSpan.Zero && timeout <= s_longestTimeout
            ? timeout
            : throw new ArgumentException(Messages.Format(
                $"{Timeout}: \"{text}\" is not valid; a time of at most 60s is expected, such as 10s or 500ms"));
    }

    private UserSearch? ReadSearch()
    {
        bool isTemplate = Value(UserDn) is not null;
        string[] ofSearch = [.. new[] { Base, Attribute, BindDn, BindPasswordFile }.Where(name => Value(name) is not null)];
        if (isTemplate && ofSearch.Length > 0)
        {
            throw new ArgumentException(Messages.Format($"{UserDn} and {ofSearch[0]} exclude each other"));
        }

        if (!isTemplate && ofSearch.Length == 0)
        {
            throw new ArgumentException(Messages.Format(
                $"who the users are is missing; give {UserDn}, or {Base}, {BindDn} and {BindPasswordFile}"));
        }

        return isTemplate ? null : new UserSearch(ReadDn(Base), ReadAttribute(), ReadDn(BindDn), ReadPasswordFile());
    }

    private UserDnTemplate ReadUserDn()
    {
        string text = Required(UserDn);
        return UserDnTemplate.TryParse(text, out UserDnTemplate? template)
            ? template
            : throw new ArgumentException(Messages.Format(
                $"{UserDn}: \"{text}\" is not valid; a name such as uid=%u,ou=people,dc=example,dc=org is expected, with %u once"));
    }

    private string ReadDn(string name)
    {
        string text = Required(name);
        return DistinguishedName.TryNormalize(text, out _)
            ? text
            : throw new ArgumentException(Messages.Format(
                $"{name}: \"{text}\" is not valid; a name such as ou=people,dc=example,dc=org is expected"));
    }

    private string ReadAttribute()
    {
        string text = Value(Attribute) ?? "uid";
        return text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.')
            ? text
            : throw new ArgumentException(Messages.Format(
                $"{Attribute}: \"{text}\" is not valid; the name of an attribute such as uid or mail is expected"));
    }

    private SecretFile ReadPasswordFile()
    {
        var file = new SecretFile(Path.GetFullPath(Required(BindPasswordFile)));
        try
        {
            CryptographicOperations.ZeroMemory(file.Read());
            return file;
        }
        catch (IOException exception)
        {
            throw new ArgumentException($"{BindPasswordFile}: {exception.Message}", exception);
        }
    }

    private GroupLookup ReadGroups()
    {
        string text = Value(Groups) ?? nameof(GroupLookup.MemberOf);
        return text.ToLowerInvariant() switch
        {
            "memberof" => GroupLookup.MemberOf,
            "member" => GroupLookup.Member,
            "memberuid" => GroupLookup.MemberUid,
            _ => throw new ArgumentException(Messages.Format(
                $"{Groups}: \"{text}\" is not valid; memberOf, member or memberUid is expected")),
        };
    }

    private GroupRoles ReadGroupRoles()
    {
        return GroupRoles.TryParse(Value(GroupRolesOption) ?? "", out GroupRoles groups, out string? problem)
            ? groups
            : throw new ArgumentException(Messages.Format(
                $"{GroupRolesOption}: \"{problem}\" is not valid; DN: ROLE,ROLE is expected, each group once, with a semicolon between groups"));
    }

    private UserRights ReadDefaultRights()
    {
        string text = Value(DefaultRoles) ?? RoleNames.NoRole;
        return RoleNames.TryParse(text.Replace(" ", "", StringComparison.Ordinal), out UserRights rights)
            ? rights
            : throw new ArgumentException(Messages.Format(
                $"{DefaultRoles}: \"{text}\" is not valid; {RoleNames.Known} with commas between, or none, are expected"));
    }

    private bool ReadSwitch(string name)
    {
        string text = Value(name) ?? "no";
        return text.ToLowerInvariant() switch
        {
            "yes" or "true" or "on" or "1" => true,
            "no" or "false" or "off" or "0" => false,
            _ => throw new ArgumentException(Messages.Format($"{name}: \"{text}\" is not valid; yes or no is expected")),
        };
    }

    private string Required(string name) =>
        Value(name) ?? throw new ArgumentException(Messages.Format($"the option {name} is missing"));

    private string? Value(string name) => _options.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;
}

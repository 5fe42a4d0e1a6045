// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using Auth.Ldap;
using TestSupport;

namespace Auth.Tests.Ldap;

/// <summary>Options of the module as an administrator writes them, for the directory of the tests.</summary>
internal static class ModuleOptions
{
    public const string Admins = "cn=fwadmins," + Slapd.Groups;
    public const string Watchers = "cn=watchers," + Slapd.Groups;

    /// <summary>How to come to the server: its URL, and what makes it safe, or not.</summary>
    public static Dictionary<string, string> For(LdapSecurity security, Slapd server, string host = "127.0.0.1")
    {
        Dictionary<string, string> options = new() { ["ca-file"] = server.CaFile, ["timeout"] = "20s" };
        options["url"] = security == LdapSecurity.Tls
            ? string.Create(CultureInfo.InvariantCulture, $"ldaps://{host}:{server.TlsPort}")
            : string.Create(CultureInfo.InvariantCulture, $"ldap://{host}:{server.Port}");
        if (security != LdapSecurity.Tls)
        {
            options[security == LdapSecurity.StartTls ? "start-tls" : "clear-text"] = "yes";
        }

        return options;
    }

    /// <summary>Users by a template of their name; everybody may view.</summary>
    public static Dictionary<string, string> WithTemplate(this Dictionary<string, string> options)
    {
        options["user-dn"] = "uid=%u," + Slapd.People;
        options["default-roles"] = "view";
        return options;
    }

    /// <summary>Users found by a search; everybody may view.</summary>
    public static Dictionary<string, string> WithSearch(this Dictionary<string, string> options, Slapd server)
    {
        options["base"] = "dc=example,dc=org";
        options["bind-dn"] = "uid=svc," + Slapd.People;
        options["bind-password-file"] = server.ServicePasswordFile;
        options["default-roles"] = "view";
        return options;
    }

    /// <summary>With another value.</summary>
    public static Dictionary<string, string> With(this Dictionary<string, string> options, string name, string value)
    {
        options[name] = value;
        return options;
    }

    /// <summary>Without a value.</summary>
    public static Dictionary<string, string> Without(this Dictionary<string, string> options, string name)
    {
        options.Remove(name);
        return options;
    }
}

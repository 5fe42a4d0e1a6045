// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Auth.Ldap;

/// <summary>
/// One login at one server: the name of the user's entry is made or searched for, the server says whether the password
/// fits, and the groups give the roles. Safe to use from any thread.
/// </summary>
internal sealed class LdapLogin(LdapSettings settings)
{
    // One would do; with a second the answer tells "several" from "one".
    private const int UserLimit = 2;
    private const int GroupLimit = 1000;
    private const string MemberOf = "memberOf";

    private readonly LdapConnector _connector =
        new(settings.TrustedAuthorities, (int)Math.Ceiling(settings.Timeout.TotalSeconds));

    /// <summary>Decides a login.</summary>
    /// <param name="server">The server to ask.</param>
    /// <param name="user">The user's name as it was typed; not empty.</param>
    /// <param name="password">The password in UTF-8; not empty.</param>
    /// <param name="cancellationToken">Ends every wait.</param>
    /// <exception cref="LdapException">The server gives no usable answer.</exception>
    public Task<AuthenticationResult> DecideAsync(
        LdapServer server, string user, ReadOnlyMemory<byte> password, CancellationToken cancellationToken)
    {
        return settings.Search is { } search
            ? SearchAndBindAsync(server, search, user, password, cancellationToken)
            : BindAsync(server, settings.UserDn!, user, password, cancellationToken);
    }

    private async Task<AuthenticationResult> BindAsync(
        LdapServer server,
        UserDnTemplate template,
        string user,
        ReadOnlyMemory<byte> password,
        CancellationToken cancellationToken)
    {
        string dn = template.Expand(user);
        using LdapConnection connection = await _connector.OpenAsync(server, cancellationToken);
        if (!IsRight(await connection.BindAsync(dn, password, cancellationToken)))
        {
            return AuthenticationResult.Refuse("the directory refused name and password");
        }

        LdapSearchResult own = await connection.SearchAsync(
            LdapSearch.Entry(dn, [template.Attribute, MemberOf]), cancellationToken);
        LdapEntry entry = own.Entries is [LdapEntry seen] ? seen : LdapEntry.Unseen(dn);
        return await AdmitAsync(connection, entry, NameOf(entry, template.Attribute, user), cancellationToken);
    }

    private async Task<AuthenticationResult> SearchAndBindAsync(
        LdapServer server,
        UserSearch search,
        string user,
        ReadOnlyMemory<byte> password,
        CancellationToken cancellationToken)
    {
        using LdapConnection service = await _connector.OpenAsync(server, cancellationToken);
        await BindServiceAsync(service, search, cancellationToken);
        LdapSearchResult found = await service.SearchAsync(
            LdapSearch.Below(search.Base, search.Attribute, user, [search.Attribute, MemberOf], UserLimit),
            cancellationToken);
        LdapEntry? entry = found is { IsTruncated: false, Entries: [LdapEntry only] } ? only : null;

        // A name that is not there costs what a wrong password does: the time of the answer must not tell them apart.
        string dn = entry?.Dn ?? $"{search.Attribute}={DistinguishedName.Escape(user)},{search.Base}";
        bool isRight = await IsPasswordRightAsync(server, dn, password, cancellationToken);
        if (entry is null)
        {
            return AuthenticationResult.Refuse(
                found.Entries.Count == 0 ? "no such user" : "several entries have this name");
        }

        return isRight
            ? await AdmitAsync(service, entry, NameOf(entry, search.Attribute, user), cancellationToken)
            : AuthenticationResult.Refuse("wrong password");
    }

    private static async Task BindServiceAsync(
        LdapConnection service, UserSearch search, CancellationToken cancellationToken)
    {
        byte[] password = ReadPassword(search.PasswordFile);
        try
        {
            LdapResultCode code = await service.BindAsync(search.BindDn, password, cancellationToken);
            if (code != LdapResultCode.Success)
            {
                throw new LdapException($"it refused the account that searches ({LdapConnection.Describe(code)})");
            }
        }
        finally
        {
            CryptographicOperations.ZeroMemory(password);
        }
    }

    private static byte[] ReadPassword(SecretFile file)
    {
        try
        {
            return file.Read();
        }
        catch (IOException exception)
        {
            throw new LdapException(exception.Message, exception);
        }
    }

    // On a connection of its own: the one that searches stays what it is.
    private async Task<bool> IsPasswordRightAsync(
        LdapServer server, string dn, ReadOnlyMemory<byte> password, CancellationToken cancellationToken)
    {
        using LdapConnection connection = await _connector.OpenAsync(server, cancellationToken);
        bool isRight = IsRight(await connection.BindAsync(dn, password, cancellationToken));
        await connection.UnbindAsync(cancellationToken);
        return isRight;
    }

    private async Task<AuthenticationResult> AdmitAsync(
        LdapConnection connection, LdapEntry entry, string name, CancellationToken cancellationToken)
    {
        UserRights rights = settings.GroupRoles.Of(await FindGroupsAsync(connection, entry, name, cancellationToken));
        await connection.UnbindAsync(cancellationToken);
        rights = rights.Roles == Roles.None ? settings.DefaultRights : rights;
        if (rights.Roles == Roles.None)
        {
            return AuthenticationResult.Refuse("the password is right, but the user is in no group that gives roles");
        }

        return UserNameText.Clean(name) == name
            ? AuthenticationResult.Accept(name, rights)
            : AuthenticationResult.Refuse("the name in the directory is blank, too long, or has invisible characters");
    }

    private async Task<IEnumerable<string>> FindGroupsAsync(
        LdapConnection connection, LdapEntry entry, string name, CancellationToken cancellationToken)
    {
        if (!settings.GroupRoles.HasAny)
        {
            return [];
        }

        if (settings.Groups == GroupLookup.MemberOf)
        {
            return entry.Values(MemberOf);
        }

        LdapSearch search = settings.Groups == GroupLookup.Member
            ? LdapSearch.Below(settings.GroupBase, "member", entry.Dn, [], GroupLimit)
            : LdapSearch.Below(settings.GroupBase, "memberUid", name, [], GroupLimit);
        LdapSearchResult found = await connection.SearchAsync(search, cancellationToken);
        return found.IsTruncated
            ? throw new LdapException(string.Create(
                CultureInfo.InvariantCulture, $"the user is in more groups than it gives, or than {GroupLimit}"))
            : found.Entries.Select(group => group.Dn);
    }

    // The directory compares names without regard to case and blanks; there must be one name for one user here.
    private static string NameOf(LdapEntry entry, string attribute, string typed)
    {
        IReadOnlyList<string> values = entry.Values(attribute);
        return values.FirstOrDefault(value => value == typed)
            ?? values.FirstOrDefault(value => value.Equals(typed, StringComparison.OrdinalIgnoreCase))
            ?? (values.Count > 0 ? values[0] : typed);
    }

    private static bool IsRight(LdapResultCode code) => code switch
    {
        LdapResultCode.Success => true,
        LdapResultCode.InvalidCredentials or LdapResultCode.NoSuchObject or LdapResultCode.InvalidDnSyntax
            or LdapResultCode.InappropriateAuthentication or LdapResultCode.InsufficientAccessRights
            or LdapResultCode.ConstraintViolation or LdapResultCode.UnwillingToPerform => false,
        _ => throw new LdapException($"it could not check the password ({LdapConnection.Describe(code)})"),
    };
}

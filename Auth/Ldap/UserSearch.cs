// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Ldap;

/// <summary>How the entry of a user is found. Immutable.</summary>
/// <param name="Base">The entry below which users are.</param>
/// <param name="Attribute">The attribute that holds the user's name.</param>
/// <param name="BindDn">The account that searches.</param>
/// <param name="PasswordFile">The file with the password of that account.</param>
internal sealed record UserSearch(string Base, string Attribute, string BindDn, SecretFile PasswordFile);

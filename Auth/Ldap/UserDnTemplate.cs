// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics.CodeAnalysis;

namespace Auth.Ldap;

/// <summary>
/// The distinguished name of every user, with <c>%u</c> in place of the user's name, such as
/// <c>uid=%u,ou=people,dc=example,dc=org</c>. Immutable.
/// </summary>
internal sealed class UserDnTemplate
{
    private const string Place = "%u";

    private readonly string _text;

    private UserDnTemplate(string text, string attribute)
    {
        _text = text;
        Attribute = attribute;
    }

    /// <summary>The attribute that holds the user's name.</summary>
    public string Attribute { get; }

    /// <summary>Reads a template.</summary>
    /// <returns>
    /// False where it is no name, or <c>%u</c> is not exactly once in it, as the whole value of an attribute.
    /// </returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out UserDnTemplate? template)
    {
        template = null;
        int at = text.IndexOf(Place, StringComparison.Ordinal);
        int after = at + Place.Length;
        if (at < 2 || text.IndexOf(Place, after, StringComparison.Ordinal) >= 0 || text[at - 1] != '='
            || (after < text.Length && text[after] is not (',' or '+')) || !DistinguishedName.TryNormalize(text, out _))
        {
            return false;
        }

        int start = text.LastIndexOfAny([',', '+'], at) + 1;
        template = new UserDnTemplate(text, text[start..(at - 1)].Trim(' '));
        return true;
    }

    /// <summary>The name of a user, whatever the user's name holds.</summary>
    public string Expand(string user) => _text.Replace(Place, DistinguishedName.Escape(user), StringComparison.Ordinal);
}

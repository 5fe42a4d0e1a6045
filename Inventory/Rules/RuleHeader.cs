// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Security.Cryptography;
using System.Text;
using Inventory.Fields;
using Inventory.Model;

namespace Inventory.Rules;

/// <summary>The comment lines on top of generated rules. Immutable.</summary>
/// <param name="Project">The name of the project.</param>
/// <param name="Entity">The name of the entity.</param>
/// <param name="Family"><c>ipv4</c>, <c>ipv6</c> or <c>inet</c>.</param>
/// <param name="Profile">The profile of the rules.</param>
/// <param name="Revision">The revision of the project.</param>
public sealed record RuleHeader(string Project, string Entity, string Family, Profile Profile, int Revision)
{
    private const string DigestPrefix = "# digest=";

    private static readonly string s_noDigest = "sha256:" + new string('0', SHA256.HashSizeInBytes * 2);

    /// <summary>The lines, with zeros where <see cref="Seal"/> puts the digest.</summary>
    public string Text =>
        $"""
        # PyCtd inventory 1 -- generated, do not edit
        # project={Plain(Project)} entity={Plain(Entity)} family={Family} profile={ChoiceNames<Profile>.Of(Profile)} revision={Revision}
        {DigestPrefix}{s_noDigest}

        """;

    /// <summary>Puts the digest of a content into its header; a content without header stays as it is.</summary>
    /// <param name="content">What a writer wrote.</param>
    /// <returns>The content with its digest, and the digest.</returns>
    internal static (string Content, string Digest) Seal(string content)
    {
        string line = DigestPrefix + s_noDigest + "\n";
        int start = content.IndexOf(line, StringComparison.Ordinal);
        string digest = DigestOf(start < 0 ? content : content.Remove(start, line.Length));
        return (start < 0 ? content : content.Remove(start, line.Length).Insert(start, DigestPrefix + digest + "\n"), digest);
    }

    private static string DigestOf(string content) =>
        "sha256:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    private static string Plain(string name) => InventoryText.Strip(name, InventoryText.MaximumNameLength);
}

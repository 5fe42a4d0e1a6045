// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;

namespace Inventory.Rules.Scripts;

/// <summary>The shell scripts that load rules and take them back unless they are confirmed.</summary>
/// <remarks>
/// They are files of their own, with places for what is put in. What is put in holds whole lines that begin with
/// <c>#</c>, <c>*</c>, <c>:</c>, <c>-A</c> or <c>COMMIT</c>, so that none of them ends a here-document.
/// </remarks>
internal static class ApplyScript
{
    private static readonly string[] s_places = ["#header#\n", "#ipv4#\n", "#ipv6#\n"];

    /// <summary>The script of a bundle, which is told the entity.</summary>
    public static string OfBundle() => Read("bundle.sh");

    /// <summary>The script of one entity, with its rules in it.</summary>
    /// <param name="header">The comment lines on top.</param>
    /// <param name="rules4">The file for iptables-restore.</param>
    /// <param name="rules6">The file for ip6tables-restore.</param>
    public static string OfEntity(string header, string rules4, string rules6)
    {
        string[] parts = Read("entity.sh").Split(s_places, StringSplitOptions.None);
        return parts[0] + header + parts[1] + rules4 + parts[2] + rules6 + parts[3];
    }

    private static string Read(string name) =>
        ReadOne(name).Replace("#transaction#\n", ReadOne("transaction.sh"), StringComparison.Ordinal);

    private static string ReadOne(string name)
    {
        using Stream stream = typeof(ApplyScript).Assembly.GetManifestResourceStream($"Inventory.Rules.Scripts.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

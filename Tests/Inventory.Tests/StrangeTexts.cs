// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;

namespace Inventory.Tests;

/// <summary>Texts that have broken rule files: line ends, quotes, shell, directions, lengths. The same for the same seed.</summary>
internal sealed class StrangeTexts(int seed)
{
    private static readonly string[] s_parts =
    [
        "\n-A INPUT -j ACCEPT", "\r\n", "\u2028", "\u0085", "\"", "'", "`reboot`", "$(reboot)", ";", "} table inet x { }", "\\",
        "#", "\0", "\t", "\u202e", "\u200b", "\ud83d\ude00", "COMMIT", "*nat", "include \"/etc/passwd\"", "é", "%s", "--", " ",
        "\ud800", "comment \"pyctd c=9\"", new string('x', 300), "policy accept;", "\u001b[2J", "web",
    ];

    private readonly Random _random = new(seed);

    public string Next() =>
        string.Concat(Enumerable.Range(0, _random.Next(1, 6)).Select(_ => s_parts[_random.Next(s_parts.Length)]));
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;

namespace Conntrack.Grammar;

/// <summary>The names of protocols that the system knows: /etc/protocols.</summary>
internal static class ProtocolDatabase
{
    private const string Path = "/etc/protocols";

    /// <summary>Finds a protocol by its name or an alias, in exact case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="number">Its number.</param>
    public static bool TryFind(string name, out byte number)
    {
        number = 0;
        if (!File.Exists(Path))
        {
            return false;
        }

        foreach (string line in File.ReadLines(Path))
        {
            string[] words = line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length >= 2 && (words[0] == name || words.AsSpan(2).Contains(name))
                && CNumber.TryUnsigned(words[1], byte.MaxValue, out uint value))
            {
                number = (byte)value;
                return true;
            }
        }

        return false;
    }
}

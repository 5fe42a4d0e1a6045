// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.IO;
using Conntrack.Grammar;

namespace Conntrack.Labels;

/// <summary>Reads connlabel.conf: lines of a bit and a name.</summary>
internal static class ConnlabelFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static LabelMap Read(string path) => new(Parse(File.ReadLines(path)));

    /// <summary>Understands lines; those that are no label are passed over.</summary>
    /// <param name="lines">The lines.</param>
    public static IEnumerable<(int Bit, string Name)> Parse(IEnumerable<string> lines)
    {
        foreach (string line in lines)
        {
            ulong bit = CNumber.Unsigned(line, out int length);
            string name = line[length..].Trim();
            if (length > 0 && line[0] != '#' && bit < LabelMap.BitCount && IsName(name))
            {
                yield return ((int)bit, name);
            }
        }
    }

    private static bool IsName(string name)
    {
        foreach (char character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not (' ' or '-'))
            {
                return false;
            }
        }

        return name.Length > 0;
    }
}

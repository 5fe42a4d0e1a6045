// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.Text;

namespace Conntrack.Tests.Commands;

/// <summary>Flows for tests that need many.</summary>
internal static class Flows
{
    /// <summary>A load file that creates UDP flows from port 1 on.</summary>
    /// <param name="count">How many.</param>
    public static string LoadFile(int count)
    {
        var text = new StringBuilder();
        for (int port = 1; port <= count; port++)
        {
            text.Append(
                CultureInfo.InvariantCulture, $"-A -s 10.0.0.1 -d 10.0.0.2 -p udp --sport {port} --dport 53 -t 600\n");
        }

        return text.ToString();
    }
}

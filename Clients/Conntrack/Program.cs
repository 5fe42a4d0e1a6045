// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack;

/// <summary>The program <c>pyconntrack</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        return arguments.Length == 0 ? 0 : 2;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Daemon.Inventories;

/// <summary>How many of what was found are returned.</summary>
internal static class SearchLimit
{
    /// <summary>Reads <c>limit</c>; 0, or none, is the usual one.</summary>
    public static int Read(RequestReader request, int usual, int longest) =>
        (int)Math.Min(request.Number("limit") is > 0 and long limit ? limit : usual, longest);
}

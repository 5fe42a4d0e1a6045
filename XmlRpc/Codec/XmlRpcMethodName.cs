// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;

namespace XmlRpc.Codec;

/// <summary>The names that methods may have.</summary>
public static class XmlRpcMethodName
{
    private static readonly SearchValues<char> s_allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/");

    /// <summary>
    /// Tells whether a name holds nothing but letters, digits and <c>_ . : /</c>, and at least one of them.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <returns>True when it does.</returns>
    public static bool IsValid(ReadOnlySpan<char> name) => !name.IsEmpty && !name.ContainsAnyExcept(s_allowed);
}

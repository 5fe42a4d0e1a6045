// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;

namespace Netfilter.Interop.Tests;

/// <summary>Bytes written as hexadecimal digits with any white space between them.</summary>
internal static class Hex
{
    public static byte[] Bytes(string digits) =>
        Convert.FromHexString(string.Concat(digits.Where(character => !char.IsWhiteSpace(character))));
}

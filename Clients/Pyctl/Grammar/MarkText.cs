// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using Localization;

namespace Pyctl.Grammar;

/// <summary>Reads marks.</summary>
internal static class MarkText
{
    /// <summary>Reads a number of 32 bits, decimal or after <c>0x</c>.</summary>
    /// <exception cref="UsageException">It is none.</exception>
    public static uint Parse(string text)
    {
        bool isHexadecimal = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        return uint.TryParse(
            isHexadecimal ? text[2..] : text,
            isHexadecimal ? NumberStyles.AllowHexSpecifier : NumberStyles.None,
            CultureInfo.InvariantCulture,
            out uint mark)
            ? mark
            : throw new UsageException(Messages.Format($"--mark {text}: a number of 32 bits, decimal or after 0x"));
    }
}

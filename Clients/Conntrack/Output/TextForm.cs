// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Output;

/// <summary>How a text that others chose (a helper, a security context, a program's name) is made harmless.</summary>
internal enum TextForm
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>For a terminal or a line of its own: characters that control something become question marks.</summary>
    Printable,

    /// <summary>For XML: markup is escaped, and what XML cannot carry is replaced.</summary>
    Xml,

    /// <summary>For the inside of a JSON string.</summary>
    Json,

    /// <summary>For the inside of a quoted value of CSV.</summary>
    Csv,

    /// <summary>For the inside of double quotes in a line that <c>-R</c> reads.</summary>
    Quoted,
}

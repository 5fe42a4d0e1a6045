// SPDX-License-Identifier: GPL-2.0-or-later
namespace XmlRpc.Values;

/// <summary>
/// What a reader accepts and a server answers at most. Each bound is checked before anything is built for what exceeds
/// it.
/// </summary>
/// <remarks>Raising a bound lets one request cost more memory and time; every client can send such requests.</remarks>
public sealed record XmlRpcLimits
{
    /// <summary>The limits that hold where nothing else is said.</summary>
    public static XmlRpcLimits Default { get; } = new();

    /// <summary>
    /// Largest document to read, in bytes; 1 MiB by default. Larger requests are answered with status 413.
    /// </summary>
    public int BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Deepest nesting of arrays and structs; 32 by default.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>
    /// Deepest nesting of XML elements; 160 by default, which leaves room for <see cref="Depth"/> values.
    /// </summary>
    public int XmlDepth { get; init; } = 160;

    /// <summary>Most values in one document, containers and their contents counted; 100 000 by default.</summary>
    public int Values { get; init; } = 100_000;

    /// <summary>Longest method name, in characters; 255 by default.</summary>
    public int NameCharacters { get; init; } = 255;

    /// <summary>Longest text of a whole number or date, in characters; 40 by default.</summary>
    public int NumberCharacters { get; init; } = 40;

    /// <summary>
    /// Longest text of a double, in characters; 400 by default, which holds every double without an exponent.
    /// </summary>
    public int DoubleCharacters { get; init; } = 400;

    /// <summary>Most calls in one <c>system.multicall</c>; 1 000 by default.</summary>
    public int MulticallCalls { get; init; } = 1000;

    /// <summary>
    /// Largest reply to write, in bytes; 64 MiB by default. A method that writes more answers fault 413.
    /// </summary>
    public long ReplyBytes { get; init; } = 64L * 1024 * 1024;
}

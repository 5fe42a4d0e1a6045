// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>How a connection passes this machine.</summary>
public enum ConnectionClass
{
    /// <summary>
    /// <c>snat</c>: the source was translated (the reply destination differs from the original source).
    /// </summary>
    SourceNat,

    /// <summary>
    /// <c>dnat</c>: the destination was translated (the reply source differs from the original destination).
    /// </summary>
    DestinationNat,

    /// <summary><c>nat</c>: the source, the destination or both were translated.</summary>
    Nat,

    /// <summary><c>local</c>: not translated, and one end is an address of this machine.</summary>
    Local,

    /// <summary><c>routed</c>: not translated, and both ends are elsewhere.</summary>
    Routed,
}

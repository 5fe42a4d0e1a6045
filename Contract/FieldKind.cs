// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract;

/// <summary>What the values of a row field are, which decides how they are read, compared and shown.</summary>
public enum FieldKind
{
    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An address: IPv4 travels as a host-order integer, IPv6 as text.</summary>
    Address,

    /// <summary>A port number, 0 to 65535.</summary>
    Port,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Bytes per second.</summary>
    Rate,

    /// <summary>A moment in seconds since 1970 UTC.</summary>
    Time,
}

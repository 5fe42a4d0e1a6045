// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Validation;

/// <summary>The codes of findings, as programs know them. Those of errors begin with E, those of warnings with W.</summary>
public static class ValidationCodes
{
    /// <summary>The name is taken in its scope; upper and lower case are the same.</summary>
    public const string NameTaken = "E_NAME_DUP";

    /// <summary>A port is not within 1 to 65535, or a range is the wrong way round; an ICMP type or code is above 255.</summary>
    public const string PortRange = "E_PORT_RANGE";

    /// <summary>A netmask has a 1 after a 0.</summary>
    public const string MaskNotContiguous = "E_MASK_NONCONTIG";

    /// <summary>An address that stands for its network has bits beyond the prefix.</summary>
    public const string HostBits = "E_HOSTBITS";

    /// <summary>An address family does not fit the protocol or the field.</summary>
    public const string Family = "E_FAMILY";

    /// <summary>Source and destination have no address family in common.</summary>
    public const string NoCommonFamily = "E_NO_COMMON_FAMILY";

    /// <summary>Source and destination are the same entity.</summary>
    public const string SameEntity = "E_SAME_ENTITY";

    /// <summary>Source and destination are in different projects.</summary>
    public const string CrossProject = "E_CROSS_PROJECT";

    /// <summary>A group contains itself.</summary>
    public const string GroupCycle = "E_GROUP_CYCLE";

    /// <summary>A group has no members, which must never mean anything.</summary>
    public const string GroupEmpty = "E_GROUP_EMPTY";

    /// <summary>A text has control characters, line ends, or others that it may not have, or is too long.</summary>
    public const string Text = "E_TEXT";

    /// <summary>The revision that the change was based on is not the present one.</summary>
    public const string StaleRevision = "E_STALE_REVISION";

    /// <summary>The record is still referred to.</summary>
    public const string InUse = "E_IN_USE";

    /// <summary>A value cannot be read, or is not among those allowed, or is missing.</summary>
    public const string Value = "E_VALUE";

    /// <summary>A record that is referred to does not exist.</summary>
    public const string Unknown = "E_UNKNOWN";

    /// <summary>The format that rules are asked for in has no words for a condition of a communication.</summary>
    public const string Format = "E_FORMAT";

    /// <summary>Other communications permit all of this already.</summary>
    public const string Redundant = "W_REDUNDANT";

    /// <summary>Another communication permits the same.</summary>
    public const string Duplicate = "W_DUPLICATE";

    /// <summary>The communication lets anything talk to anything.</summary>
    public const string OverBroad = "W_OVER_BROAD";

    /// <summary>The communication expires within 14 days.</summary>
    public const string ExpiresSoon = "W_EXPIRES_SOON";

    /// <summary>The communication has expired.</summary>
    public const string Expired = "W_EXPIRED";

    /// <summary>The communication covers only IPv4, though one side has IPv6 addresses too.</summary>
    public const string NotIPv6 = "W_NOT_IPV6";

    /// <summary>Rules are asked for a subnet, which has no machine to load them.</summary>
    public const string SubnetHasRules = "W_SUBNET_HAS_RULES";

    /// <summary>A router has a profile that does not let through what is declared between others.</summary>
    public const string NotForwarded = "W_NOT_FORWARDED";

    /// <summary>A file format cannot hold this, and it was left out.</summary>
    public const string NotExported = "W_NOT_EXPORTED";

    /// <summary>The lines of a text were joined to one.</summary>
    public const string LinesJoined = "W_LINES_JOINED";
}

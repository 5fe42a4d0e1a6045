// SPDX-License-Identifier: GPL-2.0-or-later
namespace XmlRpc.Codec;

/// <summary>What the writer may write next.</summary>
internal enum XmlRpcFrame : byte
{
    /// <summary>One value of a parameter or result.</summary>
    Root,

    /// <summary>No further value: that one is complete.</summary>
    Complete,

    /// <summary>Any number of values.</summary>
    Array,

    /// <summary>Members.</summary>
    Struct,

    /// <summary>The one value of a member.</summary>
    Member,

    /// <summary>The end of that member.</summary>
    MemberComplete,
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace XmlRpc.Server;

/// <summary>Makes a property a member of the struct that its class travels as.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class XmlRpcMemberAttribute : Attribute
{
    /// <summary>Makes the property a member of its own name.</summary>
    public XmlRpcMemberAttribute()
    {
    }

    /// <summary>Makes the property a member of a name.</summary>
    /// <param name="member">The name.</param>
    public XmlRpcMemberAttribute(string member)
    {
        Member = member;
    }

    /// <summary>The member's name, or null for the property's own.</summary>
    public string? Member { get; }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace XmlRpc.Server;

/// <summary>Makes a public method of a service callable.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class XmlRpcMethodAttribute : Attribute
{
    /// <summary>Makes the method callable under its own name.</summary>
    public XmlRpcMethodAttribute()
    {
    }

    /// <summary>Makes the method callable under a name.</summary>
    /// <param name="method">The name.</param>
    public XmlRpcMethodAttribute(string method)
    {
        Method = method;
    }

    /// <summary>The name under which it is called, or null for its own.</summary>
    public string? Method { get; }

    /// <summary>What it does, for <c>system.methodHelp</c>.</summary>
    public string Description { get; set; } = string.Empty;
}

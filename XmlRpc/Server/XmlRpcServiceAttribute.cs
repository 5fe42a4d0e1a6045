// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace XmlRpc.Server;

/// <summary>Describes a class whose methods are callable.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class XmlRpcServiceAttribute : Attribute
{
    /// <summary>What all names of its methods begin with, before a full stop; empty for nothing.</summary>
    public string Name { get; set; } = string.Empty;
}

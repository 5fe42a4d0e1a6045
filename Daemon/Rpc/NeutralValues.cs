// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>Turns XML-RPC values into plain ones, which the contract's own code understands.</summary>
internal static class NeutralValues
{
    /// <summary>A struct as a map from names to plain values.</summary>
    public static IReadOnlyDictionary<string, object?> Of(XmlRpcStruct members)
    {
        Dictionary<string, object?> values = new(members.Count);
        foreach ((string name, XmlRpcValue value) in members)
        {
            values[name] = Of(value);
        }

        return values;
    }

    /// <summary>A value: int, long, bool, double, string, DateTime, byte[], a list, a map, or null for nil.</summary>
    public static object? Of(XmlRpcValue value) => value.Kind switch
    {
        XmlRpcKind.Int => value.AsInt32(),
        XmlRpcKind.Int64 => value.AsInt64(),
        XmlRpcKind.Boolean => value.AsBoolean(),
        XmlRpcKind.Double => value.AsDouble(),
        XmlRpcKind.String => value.AsString(),
        XmlRpcKind.DateTime => value.AsDateTime(),
        XmlRpcKind.Base64 => value.AsBase64(),
        XmlRpcKind.Array => value.AsArray().Select(Of).ToList(),
        XmlRpcKind.Struct => Of(value.AsStruct()),
        _ => null,
    };
}

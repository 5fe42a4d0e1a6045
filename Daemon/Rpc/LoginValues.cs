// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using XmlRpc.Values;

namespace Daemon.Rpc;

/// <summary>Turns XML-RPC values into the plain objects that authentication modules know.</summary>
internal static class LoginValues
{
    /// <summary>
    /// A string, integer, boolean, double, date or byte array, a list or dictionary of these, or null for nil.
    /// </summary>
    public static object? ToObject(XmlRpcValue value)
    {
        return value.Kind switch
        {
            XmlRpcKind.Int => value.AsInt32(),
            XmlRpcKind.Int64 => value.AsInt64(),
            XmlRpcKind.Boolean => value.AsBoolean(),
            XmlRpcKind.Double => value.AsDouble(),
            XmlRpcKind.DateTime => value.AsDateTime(),
            XmlRpcKind.String => value.AsString(),
            XmlRpcKind.Base64 => value.AsBase64(),
            XmlRpcKind.Array => value.AsArray().Select(ToObject).ToList(),
            XmlRpcKind.Struct => value.AsStruct().ToDictionary(member => member.Key, member => ToObject(member.Value)),
            _ => null,
        };
    }
}

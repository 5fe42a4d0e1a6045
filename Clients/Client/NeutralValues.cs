// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using XmlRpc.Values;

namespace Client;

/// <summary>Turns XML-RPC values into plain ones, which the contract's records are made of, and back.</summary>
internal static class NeutralValues
{
    /// <summary>A value: int, long, bool, double, string, DateTime, byte[], a list, a map, or null for nil.</summary>
    public static object? FromXmlRpc(XmlRpcValue value) => value.Kind switch
    {
        XmlRpcKind.Int => value.AsInt32(),
        XmlRpcKind.Int64 => value.AsInt64(),
        XmlRpcKind.Boolean => value.AsBoolean(),
        XmlRpcKind.Double => value.AsDouble(),
        XmlRpcKind.String => value.AsString(),
        XmlRpcKind.DateTime => value.AsDateTime(),
        XmlRpcKind.Base64 => value.AsBase64(),
        XmlRpcKind.Array => value.AsArray().Select(FromXmlRpc).ToList(),
        XmlRpcKind.Struct => FromStruct(value.AsStruct()),
        _ => null,
    };

    /// <summary>An argument of a call.</summary>
    /// <exception cref="ArgumentException">The value has no counterpart in XML-RPC.</exception>
    public static XmlRpcValue ToXmlRpc(object? value) => value switch
    {
        null => XmlRpcValue.Nil,
        int number => number,
        uint number => (long)number,
        ushort number => number,
        long number => number,
        bool truth => truth,
        double real => real,
        string text => text,
        byte[] bytes => bytes,
        DateTime moment => moment,
        IReadOnlyDictionary<string, object?> map => ToStruct(map),
        IEnumerable<int> numbers => numbers.Select(number => (XmlRpcValue)number).ToArray(),
        IEnumerable<object?> list => list.Select(ToXmlRpc).ToArray(),
        _ => throw new ArgumentException($"{value.GetType().Name} has no counterpart in XML-RPC.", nameof(value)),
    };

    private static Dictionary<string, object?> FromStruct(XmlRpcStruct members)
    {
        Dictionary<string, object?> map = new(members.Count);
        foreach ((string name, XmlRpcValue value) in members)
        {
            map[name] = FromXmlRpc(value);
        }

        return map;
    }

    private static XmlRpcStruct ToStruct(IReadOnlyDictionary<string, object?> map)
    {
        XmlRpcStruct members = new(map.Count);
        foreach ((string name, object? value) in map)
        {
            members.Add(name, ToXmlRpc(value));
        }

        return members;
    }
}

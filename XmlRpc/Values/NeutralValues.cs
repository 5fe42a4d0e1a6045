// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace XmlRpc.Values;

/// <summary>Turns XML-RPC values into plain ones, for code that need not know XML-RPC, and back.</summary>
/// <remarks>Safe to use from any thread.</remarks>
public static class NeutralValues
{
    /// <summary>Turns a value into a plain one.</summary>
    /// <param name="value">The value.</param>
    /// <returns>An int, long, bool, double, string, DateTime (UTC), byte[], list or map of these, or null for nil.</returns>
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

    /// <summary>Turns a struct into a map.</summary>
    /// <param name="members">The struct.</param>
    /// <returns>Its members as plain values.</returns>
    public static IReadOnlyDictionary<string, object?> FromStruct(XmlRpcStruct members)
    {
        ArgumentNullException.ThrowIfNull(members);
        Dictionary<string, object?> map = new(members.Count);
        foreach ((string name, XmlRpcValue value) in members)
        {
            map[name] = FromXmlRpc(value);
        }

        return map;
    }

    /// <summary>Turns a plain value into one of XML-RPC.</summary>
    /// <param name="value">What <see cref="FromXmlRpc"/> returns, or an unsigned number of up to 32 bits.</param>
    /// <returns>The value.</returns>
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

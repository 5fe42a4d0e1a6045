// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using XmlRpc.Codec;

namespace Daemon.Inventories;

/// <summary>Writes plain values as a reply: numbers as narrow as they are, and no member for what is absent.</summary>
internal static class PlainReply
{
    /// <summary>Writes a text, number, truth, file, list or map.</summary>
    public static void Write(XmlRpcWriter reply, object? value)
    {
        switch (value)
        {
            case string text:
                reply.WriteString(text);
                break;
            case int number:
                reply.WriteInt(number);
                break;
            case long number:
                reply.WriteInteger(number);
                break;
            case bool truth:
                reply.WriteBoolean(truth);
                break;
            case double fraction:
                reply.WriteDouble(fraction);
                break;
            case byte[] file:
                reply.WriteBase64(file);
                break;
            case IReadOnlyDictionary<string, object?> map:
                WriteMap(reply, map);
                break;
            case IEnumerable<object?> list:
                WriteList(reply, list);
                break;
            default:
                throw new ArgumentException($"{value?.GetType().Name ?? "null"} cannot be written.", nameof(value));
        }
    }

    private static void WriteMap(XmlRpcWriter reply, IReadOnlyDictionary<string, object?> map)
    {
        reply.BeginStruct();
        foreach ((string name, object? value) in map.Where(member => member.Value is not null))
        {
            reply.BeginMember(name);
            Write(reply, value);
            reply.EndMember();
        }

        reply.EndStruct();
    }

    private static void WriteList(XmlRpcWriter reply, IEnumerable<object?> list)
    {
        reply.BeginArray();
        foreach (object? value in list)
        {
            Write(reply, value);
        }

        reply.EndArray();
    }
}

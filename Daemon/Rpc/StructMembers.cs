// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;
using XmlRpc.Codec;

namespace Daemon.Rpc;

/// <summary>Writes whole members of a struct that has begun.</summary>
internal static class StructMembers
{
    private const int LongestAddress = 46;

    /// <summary>Writes a whole number, as int or, where it does not fit, as the client was promised.</summary>
    public static void Member(this XmlRpcWriter reply, ReadOnlySpan<byte> name, long value)
    {
        reply.BeginMember(name);
        reply.WriteInteger(value);
        reply.EndMember();
    }

    /// <summary>Writes a counter.</summary>
    public static void Member(this XmlRpcWriter reply, ReadOnlySpan<byte> name, ulong value)
    {
        reply.BeginMember(name);
        reply.WriteInteger(value);
        reply.EndMember();
    }

    /// <summary>Writes a text.</summary>
    public static void Member(this XmlRpcWriter reply, ReadOnlySpan<byte> name, string value)
    {
        reply.BeginMember(name);
        reply.WriteString(value);
        reply.EndMember();
    }

    /// <summary>Writes yes or no.</summary>
    public static void Member(this XmlRpcWriter reply, ReadOnlySpan<byte> name, bool value)
    {
        reply.BeginMember(name);
        reply.WriteBoolean(value);
        reply.EndMember();
    }

    /// <summary>Writes a fraction.</summary>
    public static void Member(this XmlRpcWriter reply, ReadOnlySpan<byte> name, double value)
    {
        reply.BeginMember(name);
        reply.WriteDouble(value);
        reply.EndMember();
    }

    /// <summary>Writes an address as text.</summary>
    public static void Member(this XmlRpcWriter reply, ReadOnlySpan<byte> name, in NetAddress address, byte family)
    {
        Span<byte> text = stackalloc byte[LongestAddress];
        address.TryFormat(text, family, out int written);
        reply.BeginMember(name);
        reply.WriteCleanUtf8String(text[..written]);
        reply.EndMember();
    }

    /// <summary>Begins a member that is an array; <see cref="EndArrayMember"/> ends it.</summary>
    public static void BeginArrayMember(this XmlRpcWriter reply, ReadOnlySpan<byte> name)
    {
        reply.BeginMember(name);
        reply.BeginArray();
    }

    /// <summary>Ends a member that is an array.</summary>
    public static void EndArrayMember(this XmlRpcWriter reply)
    {
        reply.EndArray();
        reply.EndMember();
    }
}

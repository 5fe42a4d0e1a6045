// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using XmlRpc.Codec;
using XmlRpc.Server;
using XmlRpc.Values;

namespace XmlRpc.ConformanceServer;

/// <summary>
/// <c>interop.page</c>: rows shaped like those of a page of connections, each different, the same at every call.
/// </summary>
internal sealed class PageProcedure : XmlRpcProcedure
{
    private const int MostRows = 1000;

    public override string Name => "interop.page";

    public override string Help => "Gives rows like those of a page of connections, and their number.";

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } =
        [XmlRpcSignature.Of(XmlRpcTypes.Struct, XmlRpcTypes.Int)];

    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(1);
        int rows = call.Int(0, "rows");
        if (rows is < 0 or > MostRows)
        {
            throw call.Expected(0, "rows", "a number from 0 to 1000");
        }

        reply.BeginStruct();
        reply.BeginMember("table"u8);
        reply.BeginArray();
        for (int row = 0; row < rows; row++)
        {
            WriteRow(reply, row);
        }

        reply.EndArray();
        reply.EndMember();
        Write(reply, "total"u8, rows);
        reply.EndStruct();
        return ValueTask.CompletedTask;
    }

    private static void WriteRow(XmlRpcWriter reply, int row)
    {
        reply.BeginStruct();
        Write(reply, "_id"u8, 1_000_000 + row);
        Write(reply, "id"u8, 3_000_000_000L + row);
        Write(reply, "orig_l3proto"u8, 2);
        Write(reply, "orig_l4proto"u8, 6);
        Write(reply, "orig_ipv4_src"u8, 0x0A000001L + row);
        Write(reply, "orig_ipv4_dst"u8, 0xC0A80101L);
        Write(reply, "orig_port_src"u8, 32_768 + row);
        Write(reply, "orig_port_dst"u8, 443);
        Write(reply, "repl_l3proto"u8, 2);
        Write(reply, "repl_l4proto"u8, 6);
        Write(reply, "repl_ipv4_src"u8, 0xC0A80101L);
        Write(reply, "repl_ipv4_dst"u8, 0x0A000001L + row);
        Write(reply, "repl_port_src"u8, 443);
        Write(reply, "repl_port_dst"u8, 32_768 + row);
        Write(reply, "orig_counter_packets"u8, 17 * row);
        Write(reply, "orig_counter_bytes"u8, 12_345L * row);
        Write(reply, "repl_counter_packets"u8, 23 * row);
        Write(reply, "repl_counter_bytes"u8, 98_765_432L * row);
        Write(reply, "orig_byte_rate"u8, 1500);
        Write(reply, "repl_byte_rate"u8, 90_000);
        Write(reply, "byte_rate"u8, 91_500);
        Write(reply, "timeout"u8, 431_999 - row);
        Write(reply, "mark"u8, 1000);
        Write(reply, "status"u8, 0x18E);
        Write(reply, "tcp_state"u8, 3);
        Write(reply, "use"u8, 1);
        Write(reply, "zone"u8, 0);
        Write(reply, "user_id"u8, 1000);
        reply.BeginMember("username"u8);
        reply.WriteString("alice");
        reply.EndMember();
        Write(reply, "authenticated"u8, 1);
        reply.EndStruct();
    }

    private static void Write(XmlRpcWriter reply, ReadOnlySpan<byte> name, long value)
    {
        reply.BeginMember(name);
        reply.WriteInteger(value);
        reply.EndMember();
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Introspection;

/// <summary><c>system.getCapabilities</c>: which specifications the server follows.</summary>
internal sealed class GetCapabilities : XmlRpcProcedure
{
    public override string Name => "system.getCapabilities";

    public override string Help =>
        Messages.Get("Gives the specifications that the server follows, each with its address and version.");

    public override IReadOnlyList<XmlRpcSignature> Signatures { get; } = [XmlRpcSignature.Of(XmlRpcTypes.Struct)];

    public override ValueTask InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        call.RequireCount(0);
        reply.BeginStruct();
        WriteCapability(reply, "xmlrpc"u8, "http://www.xmlrpc.com/spec"u8, 1);
        WriteCapability(reply, "introspection"u8, "http://xmlrpc-c.sourceforge.net/introspection.html"u8, 1);
        WriteCapability(
            reply, "faults_interop"u8, "http://xmlrpc-epi.sourceforge.net/specs/rfc.fault_codes.php"u8, 20010516);
        WriteCapability(reply, "system.multicall"u8, "http://www.xmlrpc.com/discuss/msgReader$1208"u8, 1);
        WriteCapability(reply, "nil"u8, "http://www.ontosys.com/xml-rpc/extensions.php"u8, 20010518);
        WriteCapability(reply, "i8"u8, "http://ws.apache.org/xmlrpc/namespaces/extensions"u8, 1);
        reply.EndStruct();
        return ValueTask.CompletedTask;
    }

    private static void WriteCapability(
        XmlRpcWriter reply, ReadOnlySpan<byte> name, ReadOnlySpan<byte> address, int version)
    {
        reply.BeginMember(name);
        reply.BeginStruct();
        reply.BeginMember("specUrl"u8);
        reply.WriteCleanUtf8String(address);
        reply.EndMember();
        reply.BeginMember("specVersion"u8);
        reply.WriteInt(version);
        reply.EndMember();
        reply.EndStruct();
        reply.EndMember();
    }
}

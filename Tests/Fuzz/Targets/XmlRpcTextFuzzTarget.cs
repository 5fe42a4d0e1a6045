// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace Fuzz.Targets;

/// <summary>Texts of any bytes: what is written is XML-RPC, by either way of writing, and says the same.</summary>
internal sealed class XmlRpcTextFuzzTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "xmlrpc-text";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input)
    {
        using var bytes = new XmlRpcWriter();
        bytes.BeginResponse();
        bytes.WriteUtf8String(input);
        bytes.EndResponse();
        using var characters = new XmlRpcWriter();
        characters.BeginResponse();
        characters.WriteString(Encoding.UTF8.GetString(input));
        characters.EndResponse();
        XmlRpcLimits ample = XmlRpcLimits.Default with { BodyBytes = 64 * 1024 * 1024 };
        XmlRpcValue read = XmlRpcReader.ReadResponse(bytes.ToArray(), null, ample).Value;
        XmlRpcValue other = XmlRpcReader.ReadResponse(characters.ToArray(), null, ample).Value;
        if (read.Kind != XmlRpcKind.String || read != other)
        {
            throw new InvalidOperationException("The text reads back differently.");
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace Fuzz.Targets;

/// <summary>
/// XML-RPC requests: refused with an interoperability code, or written and read back to the same call. What the fast
/// reader takes, the strict one must read to the same.
/// </summary>
/// <remarks>The first byte chooses the charset that an HTTP header would name; the rest is the document.</remarks>
internal sealed class XmlRpcRequestFuzzTarget : IFuzzTarget
{
    private static readonly string?[] s_charsets = [null, "utf-8", "iso-8859-1", "utf-16", "us-ascii", "x-unknown"];

    /// <inheritdoc/>
    public string Name => "xmlrpc-request";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
        {
            return;
        }

        ReadOnlySpan<byte> document = input[1..];
        string? charset = s_charsets[input[0] % s_charsets.Length];
        bool isTaken = FastRequestReader.TryRead(document, charset, XmlRpcLimits.Default, out XmlRpcRequest? taken);
        XmlRpcRequest request;
        try
        {
            request = XmlRpcReader.ReadRequestStrictly(document, charset, XmlRpcLimits.Default);
        }
        catch (XmlRpcFormatException refusal)
        {
            if (isTaken)
            {
                throw new InvalidOperationException("The fast reader takes what is to be refused.", refusal);
            }

            if (refusal.Code is > XmlRpcFaultCodes.NotXmlRpc or < XmlRpcFaultCodes.InvalidCharacter)
            {
                throw new InvalidOperationException($"{refusal.Code} is no code for a document.", refusal);
            }

            return;
        }

        byte[] written = Write(request);
        if (isTaken && !Write(taken!).AsSpan().SequenceEqual(written))
        {
            throw new InvalidOperationException($"The fast reader reads the call of {request.Method} differently.");
        }

        RequireSame(request, XmlRpcReader.ReadRequest(written, null, Ample));
    }

    // What was accepted grows when it is written with all its tags.
    private static XmlRpcLimits Ample { get; } = XmlRpcLimits.Default with { BodyBytes = 64 * 1024 * 1024 };

    private static byte[] Write(XmlRpcRequest request)
    {
        using var writer = new XmlRpcWriter();
        writer.BeginRequest(request.Method);
        foreach (XmlRpcValue parameter in request.Parameters)
        {
            writer.BeginParameter();
            writer.WriteValue(parameter);
            writer.EndParameter();
        }

        writer.EndRequest();
        return writer.ToArray();
    }

    private static void RequireSame(XmlRpcRequest request, XmlRpcRequest again)
    {
        bool same = request.Method == again.Method && request.Parameters.Count == again.Parameters.Count;
        for (int i = 0; same && i < request.Parameters.Count; i++)
        {
            same = WholeSeconds(request.Parameters[i]) == again.Parameters[i];
        }

        if (!same)
        {
            throw new InvalidOperationException($"The call of {request.Method} reads back differently.");
        }
    }

    // Fractions of a second are read, but not written.
    private static XmlRpcValue WholeSeconds(XmlRpcValue value)
    {
        if (value.TryGetDateTime(out DateTime instant))
        {
            return instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerSecond));
        }

        if (value.TryGetArray(out IReadOnlyList<XmlRpcValue>? values))
        {
            var copy = new XmlRpcValue[values.Count];
            for (int i = 0; i < copy.Length; i++)
            {
                copy[i] = WholeSeconds(values[i]);
            }

            return copy;
        }

        if (!value.TryGetStruct(out XmlRpcStruct? members))
        {
            return value;
        }

        var result = new XmlRpcStruct(members.Count);
        foreach (KeyValuePair<string, XmlRpcValue> member in members)
        {
            result.Add(member.Key, WholeSeconds(member.Value));
        }

        return result;
    }
}

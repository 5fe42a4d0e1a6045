// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>Reads XML-RPC documents, strictly and within limits.</summary>
/// <remarks>
/// Document types are refused, nothing is ever fetched, and recursion is bounded by <see cref="XmlRpcLimits.Depth"/>.
/// What is returned does not refer to the document. Safe for concurrent use.
/// </remarks>
public static class XmlRpcReader
{
    /// <summary>Reads a call.</summary>
    /// <param name="document">The document's bytes.</param>
    /// <param name="charset">
    /// The charset of the Content-Type, which takes precedence over the document's own declaration; null when there is
    /// none.
    /// </param>
    /// <param name="limits">What is accepted at most.</param>
    /// <returns>The call.</returns>
    /// <exception cref="XmlRpcFormatException">The document is refused.</exception>
    public static XmlRpcRequest ReadRequest(ReadOnlySpan<byte> document, string? charset, XmlRpcLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return FastRequestReader.TryRead(document, charset, limits, out XmlRpcRequest? request)
            ? request
            : ReadRequestStrictly(document, charset, limits);
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="document">The document's bytes.</param>
    /// <param name="charset">
    /// The charset of the Content-Type, which takes precedence over the document's own declaration; null when there is
    /// none.
    /// </param>
    /// <param name="limits">What is accepted at most.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="XmlRpcFormatException">The document is refused.</exception>
    public static XmlRpcResponse ReadResponse(ReadOnlySpan<byte> document, string? charset, XmlRpcLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        using DecodedDocument text = DecodedDocument.Decode(document, charset, limits);
        using var reader = new StrictReader(text, limits);
        return reader.ReadResponse();
    }

    /// <summary>Reads a call by the strict reader alone.</summary>
    internal static XmlRpcRequest ReadRequestStrictly(
        ReadOnlySpan<byte> document, string? charset, XmlRpcLimits limits)
    {
        using DecodedDocument text = DecodedDocument.Decode(document, charset, limits);
        using var reader = new StrictReader(text, limits);
        return reader.ReadRequest();
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace XmlRpc.Client;

/// <summary>
/// A call got no answer of XML-RPC: no connection, no HTTP, another status than 200, or a document that is refused.
/// </summary>
public sealed class XmlRpcTransportException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="message">What failed, on what.</param>
    /// <param name="innerException">The failure behind it, if any.</param>
    /// <param name="statusCode">The HTTP status, when there was one other than 200.</param>
    public XmlRpcTransportException(string message, Exception? innerException = null, int? statusCode = null)
        : base(message, innerException)
    {
        StatusCode = statusCode;
    }

    /// <summary>The HTTP status, when there was one other than 200.</summary>
    public int? StatusCode { get; }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>A document is not XML, not XML-RPC, or beyond the limits.</summary>
public sealed class XmlRpcFormatException : Exception
{
    /// <summary>Makes the exception.</summary>
    /// <param name="code">The interoperability code, of <see cref="XmlRpcFaultCodes"/>.</param>
    /// <param name="message">One sentence for people, fit to travel as the text of a fault.</param>
    public XmlRpcFormatException(int code, string message)
        : base(message)
    {
        Code = code;
    }

    /// <summary>The interoperability code, of <see cref="XmlRpcFaultCodes"/>.</summary>
    public int Code { get; }

    /// <summary>Gives code and sentence as a fault.</summary>
    /// <returns>The fault.</returns>
    public XmlRpcFault ToFault() => new(Code, Message);
}

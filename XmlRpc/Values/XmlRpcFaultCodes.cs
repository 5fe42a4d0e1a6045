// SPDX-License-Identifier: GPL-2.0-or-later
namespace XmlRpc.Values;

/// <summary>
/// Fault codes for what is wrong with a call itself, from "Specification for Fault Code Interoperability" (2001-05-16),
/// and the two of our own that the server raises by itself.
/// </summary>
public static class XmlRpcFaultCodes
{
    /// <summary>The document is not well-formed XML.</summary>
    public const int NotWellFormed = -32700;

    /// <summary>The document is in an encoding that is not supported.</summary>
    public const int UnsupportedEncoding = -32701;

    /// <summary>The document holds bytes or characters that its encoding or XML does not allow.</summary>
    public const int InvalidCharacter = -32702;

    /// <summary>The document is XML, but not XML-RPC, or larger than the server takes.</summary>
    public const int NotXmlRpc = -32600;

    /// <summary>There is no such method.</summary>
    public const int NoSuchMethod = -32601;

    /// <summary>The method does not take these parameters.</summary>
    public const int BadParameters = -32602;

    /// <summary>The client went away before it was answered; only observers see this one.</summary>
    public const int Transport = -32300;

    /// <summary>The reply would be larger than the server gives.</summary>
    public const int TooLarge = 413;

    /// <summary>The server failed; the text names a correlation id, and the details are in the server's log.</summary>
    public const int Internal = 500;
}

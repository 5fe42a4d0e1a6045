// SPDX-License-Identifier: GPL-2.0-or-later
namespace XmlRpc.Values;

/// <summary>What a method answers instead of a value when it fails.</summary>
/// <param name="Code">The number a program goes by; see <see cref="XmlRpcFaultCodes"/>.</param>
/// <param name="Text">One sentence for people.</param>
public sealed record XmlRpcFault(int Code, string Text)
{
    /// <summary>The name of the member that carries <see cref="Code"/>.</summary>
    public const string CodeMember = "faultCode";

    /// <summary>The name of the member that carries <see cref="Text"/>.</summary>
    public const string TextMember = "faultString";
}

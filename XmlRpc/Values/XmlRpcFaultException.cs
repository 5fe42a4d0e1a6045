// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace XmlRpc.Values;

/// <summary>
/// A fault: raised by a server's method to answer with one, and by the client when the answer is one.
/// </summary>
public class XmlRpcFaultException : Exception
{
    /// <summary>Makes a fault.</summary>
    /// <param name="faultCode">The number a program goes by.</param>
    /// <param name="faultString">One sentence for people; it travels to the client as it is.</param>
    public XmlRpcFaultException(int faultCode, string faultString)
        : base(faultString)
    {
        FaultCode = faultCode;
    }

    /// <summary>Makes a fault with the failure that led to it, which does not travel.</summary>
    /// <param name="faultCode">The number a program goes by.</param>
    /// <param name="faultString">One sentence for people; it travels to the client as it is.</param>
    /// <param name="innerException">The failure behind it.</param>
    public XmlRpcFaultException(int faultCode, string faultString, Exception innerException)
        : base(faultString, innerException)
    {
        FaultCode = faultCode;
    }

    /// <summary>The number a program goes by.</summary>
    public int FaultCode { get; }

    /// <summary>The sentence for people.</summary>
    public string FaultString => Message;

    /// <summary>Gives code and sentence as one value.</summary>
    /// <returns>The fault.</returns>
    public XmlRpcFault ToFault() => new(FaultCode, FaultString);
}

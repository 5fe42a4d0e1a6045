// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using XmlRpc.Values;

namespace XmlRpc.Codec;

public sealed partial class XmlRpcWriter
{
    /// <summary>Begins a call; parameters follow, then <see cref="EndRequest"/>.</summary>
    /// <param name="method">The method's name.</param>
    public void BeginRequest(ReadOnlySpan<char> method)
    {
        Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>"u8);
        XmlText.Write(_output, method);
        Write("</methodName><params>"u8);
    }

    /// <summary>Begins a parameter; one value follows, then <see cref="EndParameter"/>.</summary>
    public void BeginParameter()
    {
        RequireComplete("a parameter");
        Write("<param>"u8);
        _frame = XmlRpcFrame.Root;
    }

    /// <summary>Ends a parameter.</summary>
    public void EndParameter()
    {
        RequireComplete("the end of a parameter");
        Write("</param>"u8);
    }

    /// <summary>Ends a call.</summary>
    public void EndRequest()
    {
        RequireComplete("the end of a request");
        Write("</params></methodCall>\n"u8);
    }

    /// <summary>Begins an answer; one value follows, then <see cref="EndResponse"/>.</summary>
    public void BeginResponse()
    {
        RequireComplete("a response");
        Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param>"u8);
        _frame = XmlRpcFrame.Root;
    }

    /// <summary>Ends an answer.</summary>
    public void EndResponse()
    {
        RequireComplete("the end of a response");
        Write("</param></params></methodResponse>\n"u8);
    }

    /// <summary>Writes an answer that is a fault.</summary>
    /// <param name="fault">The fault.</param>
    public void WriteFaultResponse(XmlRpcFault fault)
    {
        RequireComplete("a response");
        Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><fault>"u8);
        _frame = XmlRpcFrame.Root;
        WriteFault(fault);
        Write("</fault></methodResponse>\n"u8);
    }

    /// <summary>Writes the struct that a fault is, as <c>system.multicall</c> has it among its results.</summary>
    /// <param name="fault">The fault.</param>
    public void WriteFault(XmlRpcFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        BeginStruct();
        BeginMember("faultCode"u8);
        WriteInt(fault.Code);
        EndMember();
        BeginMember("faultString"u8);
        WriteString(fault.Text);
        EndMember();
        EndStruct();
    }

    private void RequireComplete(string what)
    {
        if (_frame != XmlRpcFrame.Complete || _depth != 0)
        {
            throw Misplaced(what);
        }
    }
}

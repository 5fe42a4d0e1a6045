// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using XmlRpc.Server;
using XmlRpc.Values;

namespace XmlRpc.Tests.Server;

/// <summary>Notes what it is told of calls, and refuses those of one method.</summary>
internal sealed class CallRecorder(string refused) : IXmlRpcCallObserver
{
    private readonly object _lock = new();

    internal List<string> Notes { get; } = [];

    public void Starting(XmlRpcCall call)
    {
        Note($"start {call.Method} {(call.IsNested ? "nested" : "alone")}");
        if (call.Method == refused)
        {
            throw new XmlRpcFaultException(429, "Too often.");
        }
    }

    public void Finished(XmlRpcCall call, XmlRpcFault? fault, TimeSpan elapsed)
    {
        Note(
            FormattableString.Invariant(
                $"end {call.Method} {fault?.Code ?? 0}{(elapsed < TimeSpan.Zero ? " in no time" : string.Empty)}"));
    }

    private void Note(string text)
    {
        lock (_lock)
        {
            Notes.Add(text);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using XmlRpc.Server;
using XmlRpc.Values;

namespace XmlRpc.ConformanceServer;

/// <summary>What the clients' own test scripts need beside the validator.</summary>
[XmlRpcService(Name = "interop")]
internal sealed class InteropService
{
    [XmlRpcMethod("add", Description = "Adds two numbers.")]
    public int Add(int left, int right) => left + right;

    [XmlRpcMethod("echo", Description = "Gives what it is given.")]
    public XmlRpcValue Echo(XmlRpcValue value) => value;

    [XmlRpcMethod("fault", Description = "Answers with the given fault.")]
    public bool Fault(int code, string text) => throw new XmlRpcFaultException(code, text);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using XmlRpc.Values;

namespace XmlRpc.Server;

/// <summary>Is told of every call, those inside <c>system.multicall</c> included.</summary>
/// <remarks>Must be safe for concurrent use and quick: it runs between the request and its answer.</remarks>
public interface IXmlRpcCallObserver
{
    /// <summary>A call of a method that exists is about to be served.</summary>
    /// <param name="call">The call.</param>
    /// <exception cref="XmlRpcFaultException">The call is refused; the fault is the answer.</exception>
    public void Starting(XmlRpcCall call);

    /// <summary>
    /// A call was served, refused, or abandoned by its client (fault -32300). Every call is finished once; for a method
    /// that does not exist there was no <see cref="Starting"/>.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="fault">The fault that is the answer, or null when the answer is a value.</param>
    /// <param name="elapsed">The time that serving it took.</param>
    public void Finished(XmlRpcCall call, XmlRpcFault? fault, TimeSpan elapsed);
}

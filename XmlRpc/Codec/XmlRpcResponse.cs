// SPDX-License-Identifier: GPL-2.0-or-later
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>An answer as it was read: a value, or a fault.</summary>
/// <param name="Value">The value; nil when the answer is a fault.</param>
/// <param name="Fault">The fault, or null when the answer is a value.</param>
public sealed record XmlRpcResponse(XmlRpcValue Value, XmlRpcFault? Fault);

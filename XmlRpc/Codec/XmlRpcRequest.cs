// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using XmlRpc.Values;

namespace XmlRpc.Codec;

/// <summary>A call as it was read.</summary>
/// <param name="Method">The method's name, checked for length and characters.</param>
/// <param name="Parameters">The parameters in order.</param>
public sealed record XmlRpcRequest(string Method, IReadOnlyList<XmlRpcValue> Parameters);

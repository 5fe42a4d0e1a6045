// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using XmlRpc.Values;

namespace Client.Tests.Support;

/// <summary>A call as it reached the daemon.</summary>
/// <param name="Method">The method.</param>
/// <param name="Session">The session id; empty for login.</param>
/// <param name="Arguments">The arguments after the session id.</param>
internal sealed record RecordedCall(string Method, string Session, IReadOnlyList<XmlRpcValue> Arguments);

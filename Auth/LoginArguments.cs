// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Net;

namespace Auth;

/// <summary>What a module decides a login by. Immutable.</summary>
/// <param name="Values">
/// The arguments of <c>login</c> as they came: strings, integers, booleans, doubles, byte arrays, dictionaries and
/// lists of these, or null. May be empty. None of it has been checked.
/// </param>
/// <param name="Source">The address the call came from; null when it came through a Unix socket.</param>
/// <param name="RemoteUser">
/// The user that a trusted proxy in front of the daemon has authenticated and vouches for; null when there is none. The
/// daemon takes it from a header only where it was told to trust the sender.
/// </param>
public sealed record LoginArguments(IReadOnlyList<object?> Values, IPAddress? Source = null, string? RemoteUser = null);

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Auth;

/// <summary>
/// A module cannot decide at present, because what it asks cannot be reached. The user is told no more than that; the
/// message goes to the log.
/// </summary>
/// <param name="problem">What cannot be reached and why; no secret, and nothing that a peer wrote.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class AuthenticationUnavailableException(string problem, Exception? inner = null)
    : Exception(problem, inner);

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Auth.Ldap;

/// <summary>One server gave no usable answer. The message holds no secret, and nothing that the server wrote.</summary>
/// <param name="problem">What happened; the server is not named.</param>
/// <param name="inner">The cause, if there is one.</param>
internal sealed class LdapException(string problem, Exception? inner = null) : Exception(problem, inner);

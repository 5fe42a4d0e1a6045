// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Auth.Pam;

/// <summary>The program that asks PAM cannot be run, or ended without an answer. The message says why; it holds no credentials.</summary>
/// <param name="message">What is wrong.</param>
/// <param name="inner">The cause, if there is one.</param>
internal sealed class PamException(string message, Exception? inner = null) : Exception(message, inner);

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Auth;

/// <summary>An authentication module cannot be had. The message says why and what to do.</summary>
/// <param name="module">The module as it was asked for.</param>
/// <param name="problem">What is wrong, and what to do.</param>
/// <param name="inner">The cause, if there is one.</param>
public sealed class AuthenticationModuleException(string module, string problem, Exception? inner = null)
    : Exception(Messages.Format($"authentication module '{module}': {problem}"), inner)
{
    /// <summary>The module as it was asked for.</summary>
    public string Module { get; } = module;
}

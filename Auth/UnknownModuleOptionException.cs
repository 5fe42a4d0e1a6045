// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Localization;

namespace Auth;

/// <summary>A module was given an option that it does not have.</summary>
/// <param name="option">The option, without <c>--auth-</c>.</param>
/// <param name="known">The options that the module has.</param>
public sealed class UnknownModuleOptionException(string option, IReadOnlyCollection<string> known)
    : ArgumentException(Messages.Format($"has no option {option}; it takes {string.Join(", ", known)}"))
{
    /// <summary>The option, without <c>--auth-</c>.</summary>
    public string Option { get; } = option;

    /// <summary>The options that the module has.</summary>
    public IReadOnlyCollection<string> Known { get; } = known;
}

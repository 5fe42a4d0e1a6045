// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Auth.TestModule;

/// <summary>A module as a user would write it: it accepts those who know the word of the option <c>word</c>.</summary>
/// <param name="options">The daemon's options for the module.</param>
public sealed class WordAuthenticator(IReadOnlyDictionary<string, string> options) : IAuthenticator
{
    private readonly string _word = options.TryGetValue("word", out string? word)
        ? word
        : throw new ArgumentException("the option auth-word is missing");

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult> AuthenticateAsync(
        LoginArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        return ValueTask.FromResult(arguments.Values is [string user, string word] && word == _word
            ? AuthenticationResult.Accept(user, Roles.View)
            : AuthenticationResult.Refuse("wrong word"));
    }
}

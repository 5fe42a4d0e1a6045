// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Auth;

/// <summary>The module <c>none</c>: lets everyone in, with all roles. Safe to use from any thread.</summary>
/// <remarks>
/// As in pyctd 0.4.4 the arguments have no importance; a name among them is what the logs show, and proves nothing. Use
/// it only where whatever reaches the daemon is trusted: a loopback or Unix socket, or a proxy that authenticates.
/// </remarks>
public sealed class NoneAuthenticator : IAuthenticator
{
    /// <summary>The name of a user who gave none.</summary>
    public const string Anonymous = "anonymous";

    /// <inheritdoc/>
    public ValueTask<AuthenticationResult> AuthenticateAsync(
        LoginArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        string? name = arguments.RemoteUser ?? arguments.Values.OfType<string>().FirstOrDefault();
        string user = (name is null ? null : UserNameText.Clean(name)) ?? Anonymous;
        return ValueTask.FromResult(AuthenticationResult.Accept(user, Roles.All));
    }
}

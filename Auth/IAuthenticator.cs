// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;
using System.Threading.Tasks;

namespace Auth;

/// <summary>
/// Decides who may log in: the contract of an authentication module. An implementation must be safe to use from any
/// thread; the daemon makes one and asks it for every login.
/// </summary>
/// <remarks>
/// A module of its own is an assembly with one public class that implements this and has a public constructor taking an
/// <see cref="System.Collections.Generic.IReadOnlyDictionary{TKey, TValue}"/> of strings to strings (the daemon's
/// <c>--auth-OPTION</c> settings, by the name after <c>auth-</c>), or taking nothing. <see cref="ModuleCatalog"/> loads
/// it. If it is <see cref="System.IDisposable"/> or <see cref="System.IAsyncDisposable"/>, it is disposed at the end.
/// </remarks>
public interface IAuthenticator
{
    /// <summary>Decides one login.</summary>
    /// <param name="arguments">What the caller gave and where the call came from.</param>
    /// <param name="cancellationToken">Ends the wait when the caller has gone.</param>
    /// <returns>
    /// Accepted with the user's name and roles, or refused. Wrong credentials are refused, never an exception; an
    /// exception means that the module could not decide, and the login fails with an internal error.
    /// </returns>
    /// <exception cref="AuthenticationUnavailableException">
    /// What the module asks cannot be reached; the caller is told to try again later.
    /// </exception>
    public ValueTask<AuthenticationResult> AuthenticateAsync(
        LoginArguments arguments, CancellationToken cancellationToken);
}

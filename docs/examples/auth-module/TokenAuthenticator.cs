// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Auth;
using Auth.Sha;

namespace TokenModule;

/// <summary>
/// Lets programs in by a token, <c>login("TOKEN")</c>: what a monitoring script has instead of a name and a password.
/// The option <c>tokens</c> names a file with a line for each: <c>sha256-of-the-token:name:roles</c>. Safe to use from
/// any thread.
/// </summary>
public sealed class TokenAuthenticator : IAuthenticator
{
    private readonly string _path;

    /// <summary>Takes the options of the daemon, by their names after <c>auth-</c>.</summary>
    /// <param name="options">The options: <c>tokens</c>, the file.</param>
    /// <exception cref="ArgumentException">The option is missing, or there is another one.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public TokenAuthenticator(IReadOnlyDictionary<string, string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!options.TryGetValue("tokens", out string? path) || options.Count > 1)
        {
            throw new ArgumentException("takes one option: --auth-tokens FILE");
        }

        // Better that the daemon does not start than that nobody can log in.
        File.ReadAllText(path);
        _path = path;
    }

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> AuthenticateAsync(
        LoginArguments arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        if (arguments.Values is not [string token])
        {
            return AuthenticationResult.Refuse("the arguments are not one token");
        }

        // Read for each login, so that a line that is deleted is a token that is revoked.
        byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(token));
        await foreach (string line in File.ReadLinesAsync(_path, cancellationToken))
        {
            if (line.Split(':') is [{ Length: 2 * SHA256.HashSizeInBytes } hex, { Length: > 0 } name, var text]
                && IsDigest(hex, digest)
                && RoleNames.TryParse(text.Trim(), out UserRights rights))
            {
                return AuthenticationResult.Accept(name, rights);
            }
        }

        return AuthenticationResult.Refuse("no such token");
    }

    private static bool IsDigest(string hex, byte[] digest) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(hex.ToUpperInvariant()), Encoding.ASCII.GetBytes(Convert.ToHexString(digest)));
}

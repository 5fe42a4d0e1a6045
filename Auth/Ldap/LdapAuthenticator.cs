// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Auth.Sha;

namespace Auth.Ldap;

/// <summary>The module <c>ldap</c>: names, passwords and groups of a directory. Safe to use from any thread.</summary>
/// <remarks>
/// A login takes a name and a password, as strings, and nothing else. It uses connections of its own, and all of its
/// waits together end after the configured time. What the server says in words is neither shown nor logged: it could
/// repeat what it was sent.
/// </remarks>
internal sealed class LdapAuthenticator : IAuthenticator, IDisposable
{
    /// <summary>How many logins ask servers at once; others wait their turn, within their own time.</summary>
    private const int MaximumAtOnce = 32;

    private readonly SemaphoreSlim _turns = new(MaximumAtOnce);
    private readonly LdapServerList _servers;
    private readonly LdapLogin _login;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;

    /// <summary>
    /// Reads the options. No server is asked yet: one that is away at the start may be there at the first login.
    /// </summary>
    /// <exception cref="ArgumentException">An option is unknown, missing or not valid.</exception>
    public LdapAuthenticator(IReadOnlyDictionary<string, string> options)
        : this(LdapSettingsReader.Read(options), TimeProvider.System)
    {
    }

    internal LdapAuthenticator(LdapSettings settings, TimeProvider time)
    {
        _servers = new LdapServerList(settings.Servers, time);
        _login = new LdapLogin(settings);
        _timeout = settings.Timeout;
        _time = time;
    }

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> AuthenticateAsync(
        LoginArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Values is not [string user, string password])
        {
            return AuthenticationResult.Refuse("the arguments are not a name and a password, as two strings");
        }

        if (UserNameText.Clean(user) != user)
        {
            return AuthenticationResult.Refuse("the name is empty, too long, or holds what no name can");
        }

        if (!PasswordHash.IsAcceptable(password))
        {
            return AuthenticationResult.Refuse("the password is empty, too long, or holds what no password can");
        }

        byte[] secret = Encoding.UTF8.GetBytes(password);
        try
        {
            return await AskInTurnAsync(user, secret, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private async Task<AuthenticationResult> AskInTurnAsync(
        string user, ReadOnlyMemory<byte> password, CancellationToken cancellationToken)
    {
        long deadline = _time.GetTimestamp() + (long)(_timeout.TotalSeconds * _time.TimestampFrequency);
        if (!await _turns.WaitAsync(_timeout, cancellationToken))
        {
            throw new AuthenticationUnavailableException("too many logins wait for the directory");
        }

        try
        {
            return await AskServersAsync(user, password, deadline, cancellationToken);
        }
        finally
        {
            _turns.Release();
        }
    }

    private async Task<AuthenticationResult> AskServersAsync(
        string user, ReadOnlyMemory<byte> password, long deadline, CancellationToken cancellationToken)
    {
        IReadOnlyList<LdapServer> servers = _servers.InOrder();
        List<string> problems = [];
        for (int at = 0; at < servers.Count; at++)
        {
            // The time left is shared among the servers left, so that a dead one leaves some for the next.
            TimeSpan left = _time.GetElapsedTime(_time.GetTimestamp(), deadline);
            TimeSpan share = left > TimeSpan.Zero ? left / (servers.Count - at) : TimeSpan.Zero;
            (AuthenticationResult? result, string problem) =
                await AskAsync(servers[at], user, password, share, cancellationToken);
            if (result is not null)
            {
                return result;
            }

            problems.Add($"{servers[at]}: {problem}");
        }

        throw new AuthenticationUnavailableException(string.Join("; ", problems));
    }

    private async Task<(AuthenticationResult? Result, string Problem)> AskAsync(
        LdapServer server,
        string user,
        ReadOnlyMemory<byte> password,
        TimeSpan time,
        CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(time);
        string problem;
        try
        {
            AuthenticationResult result = await _login.DecideAsync(server, user, password, limit.Token);
            _servers.NoteSuccess(server);
            return (result, "");
        }
        catch (LdapException exception)
        {
            problem = exception.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            problem = "it did not answer in time";
        }

        _servers.NoteFailure(server);
        return (null, problem);
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Auth.Sha;

namespace Auth.Pam;

/// <summary>The module <c>pam</c>: names and passwords as the system checks them. Safe to use from any thread.</summary>
/// <remarks>
/// A login takes a name and a password, as strings, and nothing else. Each runs in a process of its own
/// (<see cref="PamProcess"/>), at most <see cref="MaximumAtOnce"/> at a time, and is ended when its time is over: a
/// module that hangs holds up others for that long at most.
/// </remarks>
internal sealed class PamAuthenticator : IAuthenticator, IDisposable
{
    /// <summary>How many logins are checked at once; others wait for their turn.</summary>
    internal const int MaximumAtOnce = 8;

    private readonly SemaphoreSlim _turns = new(MaximumAtOnce);
    private readonly PamOptions _options;

    /// <summary>Examines all that logins need, so that the daemon does not start with what it cannot use.</summary>
    /// <exception cref="ArgumentException">An option is unknown or not valid, or there is no such service.</exception>
    /// <exception cref="PamException">libpam or the program that uses it is missing.</exception>
    public PamAuthenticator(IReadOnlyDictionary<string, string> options)
    {
        _options = PamOptions.Parse(options);
        PamProcess.Check();
    }

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> AuthenticateAsync(
        LoginArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Values is not [string user, string password])
        {
            return AuthenticationResult.Refuse("the arguments are not a name and a password, as two strings");
        }

        // A slash would make a file name of another directory in modules that keep a file for each user.
        if (!PasswordEntry.IsValidName(user) || user.Contains('/'))
        {
            return AuthenticationResult.Refuse("the name is empty, too long, or holds what no name can");
        }

        if (!PasswordHash.IsAcceptable(password))
        {
            return AuthenticationResult.Refuse("the password is empty, too long, or holds what no password can");
        }

        return Decide(await AskAsync(user, password, HostOf(arguments.Source), cancellationToken));
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    // A rule for an IPv4 network must hold on a socket for both families too.
    private static string? HostOf(IPAddress? source) =>
        (source is { IsIPv4MappedToIPv6: true } ? source.MapToIPv4() : source)?.ToString();

    private async Task<PamReply> AskAsync(
        string user, string password, string? source, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        var request = new PamRequest(
            _options.Service,
            _options.ConfigDirectory,
            user,
            Encoding.UTF8.GetBytes(password),
            source,
            [.. _options.GroupRoles.Keys]);
        try
        {
            await _turns.WaitAsync(limit.Token);
            try
            {
                return await PamProcess.AskAsync(request, limit.Token);
            }
            finally
            {
                _turns.Release();
            }
        }
        catch (PamException exception)
        {
            throw new AuthenticationUnavailableException(exception.Message, exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new AuthenticationUnavailableException(
                $"PAM has not decided within {_options.Timeout.TotalSeconds} s; a module of the service "
                + $"{_options.Service} hangs, or too many logins wait", exception);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(request.Password);
        }
    }

    private AuthenticationResult Decide(PamReply reply)
    {
        if (reply.Outcome == PamOutcome.Undecided)
        {
            throw new AuthenticationUnavailableException($"PAM could not decide: {reply.Text}");
        }

        if (reply.Outcome == PamOutcome.Refused)
        {
            return AuthenticationResult.Refuse(reply.Text);
        }

        UserRights rights =
            reply.Groups.Aggregate(_options.Rights, (all, group) => all.Plus(_options.GroupRoles[group]));
        return UserNameText.Clean(reply.Text) is not { } name ? AuthenticationResult.Refuse("PAM names no user")
            : rights.Roles == Roles.None ? AuthenticationResult.Refuse("the user is in no group that has a role")
            : AuthenticationResult.Accept(name, rights);
    }
}

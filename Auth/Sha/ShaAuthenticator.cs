// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Localization;

namespace Auth.Sha;

/// <summary>
/// The module <c>sha</c>: names and passwords out of a <see cref="PasswordFile"/>. Safe to use from any thread.
/// </summary>
/// <remarks>
/// A login takes a name and a password, as strings, and nothing else. Passwords are hashed on threads of their own, as
/// many at once as there are processors; other logins wait, other calls do not.
/// </remarks>
internal sealed class ShaAuthenticator : IAuthenticator, IDisposable
{
    private const string FileOption = "file";

    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);
    private readonly PasswordFile _file;
    private int _hasWarned;

    /// <summary>Reads the file once, so that the daemon does not start with one that it cannot use.</summary>
    /// <exception cref="UnknownModuleOptionException">There is another option than <c>file</c>.</exception>
    /// <exception cref="PasswordFileException">The file cannot be read, or is refused.</exception>
    public ShaAuthenticator(IReadOnlyDictionary<string, string> options)
    {
        foreach (string name in options.Keys)
        {
            if (name != FileOption)
            {
                throw new UnknownModuleOptionException(name, [FileOption]);
            }
        }

        _file = new PasswordFile(options.GetValueOrDefault(FileOption, PasswordFile.DefaultPath));
        _file.Read();
    }

    /// <inheritdoc/>
    public async ValueTask<AuthenticationResult> AuthenticateAsync(
        LoginArguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Values is not [string user, string password])
        {
            return AuthenticationResult.Refuse("the arguments are not a name and a password, as two strings");
        }

        if (!PasswordHash.IsAcceptable(password))
        {
            return AuthenticationResult.Refuse("the password is empty, too long, or holds what no password can");
        }

        await _turns.WaitAsync(cancellationToken);
        try
        {
            return await Task.Factory.StartNew(
                () => Decide(user, password),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }
        finally
        {
            _turns.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    private AuthenticationResult Decide(string user, string password)
    {
        PasswordFileContent content = _file.Read();
        PasswordEntry? entry = content.Find(user);
        if (entry is null || !PasswordHash.Verify(password, entry.Hash))
        {
            HashKind spent = entry is null ? HashKind.Unknown : PasswordHash.KindOf(entry.Hash);
            DecoyHashes.Spend(password, content.Decoys, spent);
            return AuthenticationResult.Refuse(entry is null ? "no such user" : "wrong password");
        }

        if (entry.Rights is not { } rights)
        {
            return AuthenticationResult.Refuse("the roles in the user's line are not understood");
        }

        return AuthenticationResult.Accept(entry.User, rights, Upgrade(entry, password));
    }

    // Returns what keeps the file from being written, the first time only: it is so at each login.
    private string? Upgrade(PasswordEntry entry, string password)
    {
        if (!PasswordHash.IsOld(entry.Hash))
        {
            return null;
        }

        try
        {
            _file.ReplaceHash(entry, PasswordHash.Create(password, HashMethod.Sha512));
            return null;
        }
        catch (PasswordFileException exception)
        {
            // The password is right all the same.
            return Interlocked.Exchange(ref _hasWarned, 1) != 0
                ? null
                : Messages.Format(
                    $"old hashes stay in {_file.Path}, for the daemon cannot write it ({exception.Message}); give its directory and {_file.Path}.lock to the daemon's user, or set the passwords anew with auth_sha");
        }
    }
}

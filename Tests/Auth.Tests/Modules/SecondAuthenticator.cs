// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading;
using System.Threading.Tasks;

namespace Auth.Tests.Modules;

/// <summary>One of two modules in this assembly, which therefore is none.</summary>
public sealed class SecondAuthenticator : IAuthenticator
{
    public ValueTask<AuthenticationResult> AuthenticateAsync(
        LoginArguments arguments, CancellationToken cancellationToken) =>
        ValueTask.FromResult(AuthenticationResult.Refuse("never"));
}

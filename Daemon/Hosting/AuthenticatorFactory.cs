// SPDX-License-Identifier: GPL-2.0-or-later
using Auth;

namespace Daemon.Hosting;

internal static class AuthenticatorFactory
{
    public static IAuthenticator Create(Options options) => new NoneAuthenticator();
}

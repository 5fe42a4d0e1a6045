// SPDX-License-Identifier: GPL-2.0-or-later
using Auth;
using Daemon.Configuration;
using Localization;

namespace Daemon.Hosting;

/// <summary>Makes the authentication module that the options name.</summary>
internal static class AuthenticatorFactory
{
    /// <summary>Makes the module, with the options meant for it.</summary>
    /// <exception cref="StartupException">There is no such module, or it refuses its options.</exception>
    public static IAuthenticator Create(Options options)
    {
        try
        {
            return ModuleCatalog.Create(options.AuthModule, options.AuthOptions);
        }
        catch (AuthenticationModuleException error)
        {
            throw new StartupException(
                ExitCodes.BadConfiguration, Messages.Format($"mod-auth: {error.Message}{SuggestOption(error)}"));
        }
    }

    private static string SuggestOption(AuthenticationModuleException error)
    {
        return error.InnerException is UnknownModuleOptionException unknown
            && NearestName.Of(unknown.Option, unknown.Known) is { } near
            ? Messages.Format($"; did you mean {near}?")
            : "";
    }
}

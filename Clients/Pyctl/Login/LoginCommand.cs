// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading.Tasks;
using Client;
using Client.Configuration;
using Localization;
using Pyctl.Hosts;

namespace Pyctl.Login;

/// <summary>
/// <c>pyctl login</c>: finds out whether the daemons let a user in, and keeps the password in a file of the user's.
/// </summary>
/// <param name="context">What it works with.</param>
/// <param name="settings">Which daemons, and as whom.</param>
internal sealed class LoginCommand(CommandContext context, ConnectionSettings settings)
{
    private readonly CredentialFile _kept = UserFiles.Credentials;
    private readonly TargetFinder _finder =
        new(UserFiles.ReadConfiguration(), UserFiles.Credentials, context.Dialogue.AskSecret);

    /// <summary>Logs in to each daemon.</summary>
    /// <param name="isKept">Whether the password is kept.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> LogInAsync(bool isKept)
    {
        int worst = ExitCodes.Success;
        foreach (HostEntry host in _finder.FindHosts(settings))
        {
            int exitCode = await LogInAsync(host, isKept).ConfigureAwait(false);
            worst = worst == ExitCodes.Success ? exitCode : worst;
        }

        return worst;
    }

    /// <summary>Forgets the passwords of the daemons.</summary>
    /// <returns>The exit code.</returns>
    public int Forget()
    {
        bool hasForgotten = false;
        foreach (HostEntry host in _finder.FindHosts(settings))
        {
            bool wasKept = _kept.Forget(host.Address);
            hasForgotten |= wasKept;
            context.Output.WriteLine(wasKept
                ? Messages.Format($"{host.Name}: the password is forgotten")
                : Messages.Format($"{host.Name}: no password was kept"));
        }

        return hasForgotten ? ExitCodes.Success : ExitCodes.Nothing;
    }

    private async Task<int> LogInAsync(HostEntry host, bool isKept)
    {
        string? user = _finder.FindUser(host, settings) ?? AskUser(host);
        Credentials? credentials =
            string.IsNullOrEmpty(user) ? null : _finder.FindPassword(user, host, settings, isNew: true);
        await using RpcClient client = new(TargetFinder.OptionsOf(host, settings, credentials));
        try
        {
            await client.LoginAsync(context.Cancellation).ConfigureAwait(false);
        }
        catch (Exception exception) when (HostFailure.Of(host.Name, exception) is { } failure)
        {
            context.Errors.Complain($"{host.Name}: {failure.Text}");
            return failure.ExitCode;
        }

        if (credentials is null)
        {
            context.Output.WriteLine(Messages.Format($"{host.Name}: lets everybody in who can reach it"));
            return ExitCodes.Success;
        }

        if (isKept)
        {
            _kept.Keep(host.Address, credentials);
        }

        context.Output.WriteLine(Messages.Format($"{host.Name}: logged in as {credentials.UserName}"));
        return ExitCodes.Success;
    }

    private string? AskUser(HostEntry host)
    {
        context.Output.Flush();
        return context.Dialogue.Ask(Messages.Format($"User at {host.Name} (nothing to log in without a name): "))?.Trim();
    }
}

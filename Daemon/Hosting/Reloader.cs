// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Threading;
using Daemon.Configuration;
using Daemon.Log;
using Daemon.Policy;
using Serilog;

namespace Daemon.Hosting;

/// <summary>
/// What SIGHUP does: it reads the configuration again, puts in force what can change while the daemon runs, says what
/// cannot, opens the log and audit files anew, and reads the certificate and the proxy's secret again. Where the configuration is bad, the present one stays.
/// </summary>
internal sealed class Reloader(
    OptionsLoader loader,
    LiveOptions options,
    DaemonLog log,
    AuditLog audit,
    SystemdNotifier notifier,
    TlsCertificate? certificate,
    ProxySecret? secret)
{
    private readonly Lock _lock = new();

    private ILogger Logger => log.Logger;

    /// <summary>Does it. Never throws: the daemon goes on as it is.</summary>
    public void Reload()
    {
        lock (_lock)
        {
            notifier.Reloading();
            Reopen("log", log.Reopen);
            Reopen("audit", audit.Reopen);
            try
            {
                TakeUp(loader.Load());
            }
            catch (ConfigurationException error)
            {
                foreach (string line in error.Errors)
                {
                    Logger.Error("{Problem:l}", line);
                }

                Logger.Error("The configuration was not taken up; the present one stays in force.");
            }
            catch (Exception error)
            {
                // An exception here would end the daemon, and with it what it serves.
                Logger.Error(error, "The configuration was not taken up");
            }

            Renew(certificate is null ? null : RenewCertificate);
            Renew(secret is null ? null : secret.Renew);
            notifier.Ready("serving");
        }
    }

    private void TakeUp(LoadedOptions loaded)
    {
        Options present = options.Current;
        Options next = present;
        foreach (OptionDefinition option in OptionsTable.All)
        {
            string old = option.Show(present);
            string wanted = option.Show(loaded.Options);
            if (old == wanted)
            {
                continue;
            }

            if (option.IsReloadable)
            {
                next = option.Apply(next, new OptionInput(ListText.Split(option, wanted), "/"));
                Logger.Information("{Option:l} is now {New:l} (was {Old:l})", option.Name, wanted, old);
            }
            else
            {
                Logger.Warning(
                    "{Option:l} stays {Old:l}: the change to {New:l} needs a restart", option.Name, old, wanted);
            }
        }

        log.SetLevel(next.LogLevel);
        options.Replace(next);
        Logger.Information("The configuration was read again");
    }

    // What the next connection, or the next request, goes by; where the file is bad, the present content stays.
    private void Renew(Action? renew)
    {
        try
        {
            renew?.Invoke();
        }
        catch (StartupException error)
        {
            Logger.Error("{Problem:l}; what was read before stays in force", error.Message);
        }
        catch (Exception error)
        {
            Logger.Error(error, "A file was not read again");
        }
    }

    private void RenewCertificate()
    {
        certificate!.Renew();
        Logger.Information(
            "The certificate was read again; it is valid until {Until:yyyy-MM-dd}", certificate.Current.NotAfter.ToUniversalTime());
        if (certificate.Warning is { } warning)
        {
            Logger.Warning("{Warning:l}", warning);
        }
    }

    private void Reopen(string what, Action reopen)
    {
        try
        {
            reopen();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Logger.Error("The {What:l} file cannot be opened anew: {Reason:l}", what, error.Message);
        }
    }
}

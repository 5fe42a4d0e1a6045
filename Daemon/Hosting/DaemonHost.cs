// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Auth;
using Daemon.Configuration;
using Daemon.Inventories;
using Daemon.Log;
using Daemon.Policy;
using Daemon.Rpc;
using Daemon.Sessions;
using Daemon.Web;
using Localization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Serilog;
using XmlRpc.Server;
using XmlRpc.Values;

namespace Daemon.Hosting;

/// <summary>The composition root: makes the daemon's parts from the options, serves until a signal, and ends them.</summary>
internal static class DaemonHost
{
    /// <summary>How long requests that are being served may take to finish when the daemon ends.</summary>
    private static readonly TimeSpan s_drainTime = TimeSpan.FromSeconds(5);

    private static readonly string[] s_paths = ["/RPC2", "/"];
    private static readonly string[] s_loopbackNames = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Runs the daemon.</summary>
    /// <param name="loaded">The options.</param>
    /// <param name="loader">Reads them again on SIGHUP.</param>
    /// <param name="environment">The environment variables.</param>
    /// <param name="notifier">Whom to tell that it is ready.</param>
    /// <param name="isDetached">Whether it has no terminal.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="StartupException">It cannot start.</exception>
    public static async Task<int> RunAsync(
        LoadedOptions loaded,
        OptionsLoader loader,
        IReadOnlyDictionary<string, string> environment,
        SystemdNotifier notifier,
        bool isDetached)
    {
        using var signals = new SignalHandler();
        Options options = loaded.Options;
        if (!Privileges.HasNetAdmin())
        {
            throw new StartupException(ExitCodes.NoPrivilege, Privileges.Explanation);
        }

        TlsCertificate? certificate = TlsCertificate.Open(options, TimeProvider.System);
        ProxySecret? secret = ProxySecret.Open(options);
        IAuthenticator authenticator = AuthenticatorFactory.Create(options);
        await using var module = new ModuleLifetime(authenticator);
        using DaemonLog log = OpenLog(options, isDetached);
        foreach (string warning in loaded.Warnings.Concat(FindWarnings(certificate)))
        {
            log.Logger.Warning("{Warning:l}", warning);
        }

        try
        {
            using PidFile? pidFile = await TakePlaceAsync(options, log.Logger, signals.Ending);
            using AuditLog audit = OpenAudit(options, log.Logger);
            var live = new LiveOptions(options);
            using var sessions = new SessionStore(live, TimeProvider.System);
            var throttle = new LoginThrottle(TimeProvider.System);
            await using var inventory = new InventoryHome(
                StoreLocation.Of(options, environment), log.Logger, TimeProvider.System);
            using var work = new LongWork();
            using var service = TableService.Open(live, log.Logger, TimeProvider.System);
            var procedures = new ProcedureSet(
                live, authenticator, new Callers(options.ProxyTrust, secret), sessions, throttle, service, inventory,
                work, audit, log.Logger, TimeProvider.System);
            signals.OnReload(new Reloader(loader, live, log, audit, notifier, certificate, secret).Reload);

            var listeners = new Listeners(options, SocketActivation.FindDescriptors(environment), certificate);
            await using WebApplication web = Build(options, listeners, procedures, log, signals);
            Task preparing = inventory.PrepareAsync(signals.Ending);
            await ServeAsync(web, listeners, log, notifier, signals);
            await preparing;
        }
        catch (Exception error) when (log.IsFile)
        {
            log.Logger.Fatal(error is StartupException ? null : error, "pyctd cannot go on: {Reason:l}", error.Message);
            throw;
        }

        return ExitCodes.Success;
    }

    private static IEnumerable<string> FindWarnings(TlsCertificate? certificate) =>
        certificate?.Warning is { } warning ? [warning] : [];

    private static DaemonLog OpenLog(Options options, bool isDetached)
    {
        try
        {
            return DaemonLog.Open(options, isDetached);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                ExitCodes.CannotWrite,
                    Messages.Format($"The log file {options.LogFile} cannot be written: {error.Message}"));
        }
    }

    private static AuditLog OpenAudit(Options options, ILogger log)
    {
        try
        {
            return new AuditLog(options.AuditFile, log, TimeProvider.System);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                ExitCodes.CannotWrite,
                    Messages.Format($"The audit file {options.AuditFile} cannot be written: {error.Message}"));
        }
    }

    private static async Task<PidFile?> TakePlaceAsync(
        Options options, ILogger log, CancellationToken cancellationToken)
    {
        if (options.Replace && RunningInstance.Find(options) is { } pid)
        {
            log.Information("Ending {Instance:l}, to take its place", RunningInstance.Describe(pid));
            await RunningInstance.EndAsync(pid, cancellationToken);
        }

        return options.PidFile is { } path ? PidFile.Acquire(path) : null;
    }

    private static WebApplication Build(
        Options options, Listeners listeners, ProcedureSet procedures, DaemonLog log, SignalHandler signals)
    {
        var limits = XmlRpcLimits.Default with { BodyBytes = options.MaxBody };

        // The empty builder reads no environment variables, no settings files and no command line of its own.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(
            new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.AddSerilog(log.Logger);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime>(signals);
        builder.Services.Configure<HostOptions>(static host => host.ShutdownTimeout = s_drainTime);
        builder.Services.Configure<SocketTransportOptions>(
            transport => transport.CreateBoundListenSocket = listeners.Bind);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            KestrelXmlRpcDefaults.Apply(kestrel, limits);
            kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
            listeners.Configure(kestrel);
        });

        WebApplication web = builder.Build();
        var endpoint = new XmlRpcEndpointOptions
        {
            Limits = limits,
            IntegerMode = options.WideIntegers,
            AllowedHosts = [.. FindHostNames(options)],
            FaultMapper = static (error, _) => Faults.Map(error),
        };
        web.MapXmlRpc(procedures.Build(), endpoint, s_paths);
        if (options.WebPage)
        {
            WebPage.Load().Map(web);
        }

        return web;
    }

    private static async Task ServeAsync(
        WebApplication web, Listeners listeners, DaemonLog log, SystemdNotifier notifier, SignalHandler signals)
    {
        await web.StartAsync(signals.Ending);
        string addresses = string.Join(", ", listeners.Bound);
        log.Logger.Information("pyctd {Version:l} listens on {Addresses:l}", ProductVersion.Text, addresses);
        notifier.Ready($"listening on {addresses}");

        await signals.Ended;
        notifier.Stopping();
        log.Logger.Information("Ending");
        await web.StopAsync();
    }

    // A name that an attacker makes resolve to our address cannot be an address; those of the listeners are safe.
    private static IEnumerable<string> FindHostNames(Options options)
    {
        IEnumerable<string> addresses = options.Listen.Select(address => address.Tcp).OfType<System.Net.IPEndPoint>()
            .Select(endPoint => endPoint.Address)
            .Select(address => address.GetAddressBytes().Length == 4 ? $"{address}" : $"[{address}]");
        return [.. s_loopbackNames, .. options.HostNames, .. addresses];
    }
}

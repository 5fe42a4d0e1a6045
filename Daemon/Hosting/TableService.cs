// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Daemon.Health;
using Daemon.Query;
using Daemon.Table;
using Daemon.Users;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;
using Serilog;

namespace Daemon.Hosting;

/// <summary>Everything about the connection table: opened from the options, watched for their changes, ended together.</summary>
internal sealed class TableService : IDisposable
{
    private readonly IKernelTable _kernel;
    private readonly LiveOptions _live;

    private TableService(IKernelTable kernel, LiveOptions live, TimeProvider time)
    {
        Options options = live.Current;
        _kernel = kernel;
        _live = live;
        Users = new UserDirectory(new GetentResolver(), time);
        Local = new LocalAddresses(time);
        Table = new ConnectionTable(kernel, TableOptionsOf(options), IgnoredOf(options), time);
        Inspector = new KernelInspector(
            new ConntrackSysctl(options.NetworkNamespace), new TrackingProbe(kernel, options.NetworkNamespace));
        _live.Changed += Apply;
    }

    /// <summary>The table.</summary>
    public ConnectionTable Table { get; }

    /// <summary>Looks at the kernel's settings.</summary>
    public KernelInspector Inspector { get; }

    /// <summary>Names of users.</summary>
    public UserDirectory Users { get; }

    /// <summary>The addresses of this machine.</summary>
    public LocalAddresses Local { get; }

    /// <summary>Opens the kernel's table, switches on what the options ask for, and says what is missing.</summary>
    /// <exception cref="StartupException">The kernel does not let the daemon in, or a setting could not be made.</exception>
    public static TableService Open(LiveOptions live, ILogger log, TimeProvider time)
    {
        Options options = live.Current;
        IKernelTable kernel;
        try
        {
            kernel = KernelTable.Open(options.NetworkNamespace);
        }
        catch (NetlinkPermissionException)
        {
            throw new StartupException(ExitCodes.NoPrivilege, Privileges.Explanation);
        }
        catch (Exception error) when (error is NetlinkException or IOException)
        {
            throw new StartupException(ExitCodes.KernelUnavailable, error.Message);
        }

        var service = new TableService(kernel, live, time);
        try
        {
            service.Prepare(options, log);
            return service;
        }
        catch
        {
            service.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _live.Changed -= Apply;
        Table.Dispose();
        _kernel.Dispose();
    }

    private static TableOptions TableOptionsOf(Options options) => new() { RefreshInterval = options.RefreshInterval };

    private static IgnoredNetworks IgnoredOf(Options options) => new(options.Ignore);

    private void Apply(Options options)
    {
        Table.Options = TableOptionsOf(options);
        Table.Ignored = IgnoredOf(options);
    }

    private void Prepare(Options options, ILogger log)
    {
        try
        {
            if (options.EnableAccounting)
            {
                Inspector.EnableAccounting();
                log.Information("Accounting and timestamps are on for connections that begin from now on");
            }

            if (options.EnableTracking)
            {
                new TrackingRules(options.NetworkNamespace).Load();
                log.Information(
                    "The kernel tracks connections; this ends it: {Command:l}", TrackingRules.RemovalCommand);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(ExitCodes.KernelUnavailable, error.Message);
        }

        foreach (Finding finding in KernelInspector.Judge(Inspector.Inspect(), Table.Figures().Totals))
        {
            log.Warning("{Text:l} To mend it: {Command:l}", finding.Text, finding.Command);
        }
    }
}

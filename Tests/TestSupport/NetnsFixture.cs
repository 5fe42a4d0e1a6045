// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace TestSupport;

/// <summary>A network namespace for a test: loopback up, packets tracked, accounting, timestamps and events on.</summary>
public sealed class NetnsFixture : IDisposable
{
    /// <summary>A rule that needs the state of connections: without one the kernel tracks nothing.</summary>
    private const string TrackingRules =
        """
        table inet tracking {
          chain in { type filter hook prerouting priority 0; ct state new counter; }
          chain out { type filter hook output priority 0; ct state new counter; }
        }
        """;

    private static int s_counter;

    /// <summary>Makes a namespace.</summary>
    /// <param name="prefix">What its name begins with, as in "ni-".</param>
    /// <param name="isTracking">Whether packets are tracked.</param>
    public NetnsFixture(string prefix, bool isTracking = true)
    {
        string number = Interlocked.Increment(ref s_counter).ToString(CultureInfo.InvariantCulture);
        Name = $"{prefix}{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}-{number}";
        CommandRunner.Run("ip", "netns", "add", Name);
        try
        {
            Run("ip", "link", "set", "lo", "up");
            ConntrackSysctl settings = Settings;
            settings.SetAccounting(true);
            settings.SetTimestamps(true);
            settings.SetEvents(1);
            if (isTracking)
            {
                LoadRules(TrackingRules);
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Why namespaces cannot be made here, or null if they can: a reason to skip a test.</summary>
    public static string? WhyUnavailable
    {
        get
        {
            try
            {
                return NetworkNamespace.RunPrivate<string?>(() => null);
            }
            catch (NetlinkException exception)
            {
                return exception.Message;
            }
        }
    }

    /// <summary>Its name, as in <c>ip netns exec NAME</c>.</summary>
    public string Name { get; }

    /// <summary>Its path, as the options of connections take it.</summary>
    public string Path => "/run/netns/" + Name;

    /// <summary>The settings of its connection tracking.</summary>
    public ConntrackSysctl Settings => new(Path);

    /// <summary>Runs a program inside and returns what it printed.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    public string Run(string program, params string[] arguments) =>
        CommandRunner.Run("ip", ["netns", "exec", Name, CommandRunner.Locate(program), .. arguments]);

    /// <summary>Loads rules with nft.</summary>
    /// <param name="rules">As nft reads them from a file.</param>
    public void LoadRules(string rules)
    {
        string file = System.IO.Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, rules);
            Run("nft", "-f", file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Runs code inside, on a thread of its own; sockets that it opens stay inside.</summary>
    /// <param name="action">What to run.</param>
    public T Inside<T>(Func<T> action) => NetworkNamespace.Run(Path, action);

    /// <summary>Opens a connection to its connection tracking.</summary>
    /// <param name="features">Which kernel features to use.</param>
    public ConntrackConnection Connect(ConntrackFeatures? features = null) => ConntrackConnection.Open(
        new ConntrackOptions { NetworkNamespace = Path, Features = features ?? ConntrackFeatures.None });

    /// <inheritdoc/>
    public void Dispose() => CommandRunner.Run("ip", "netns", "del", Name);
}

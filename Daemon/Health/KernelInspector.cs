// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using Localization;
using Netfilter.Interop.Conntrack;

namespace Daemon.Health;

/// <summary>Looks at the kernel's settings and says what keeps PyCtd from showing or doing what people expect.</summary>
/// <remarks>Safe for concurrent use.</remarks>
internal sealed class KernelInspector
{
    private const double NearlyFull = 0.9;

    private readonly ConntrackSysctl _sysctl;
    private readonly TrackingProbe _probe;

    /// <summary>Makes an inspector.</summary>
    public KernelInspector(ConntrackSysctl sysctl, TrackingProbe probe)
    {
        _sysctl = sysctl;
        _probe = probe;
    }

    /// <summary>Reads the settings as they are now.</summary>
    public KernelSettings Inspect() => new(
        _sysctl.Buckets, _sysctl.Accounting, _sysctl.Timestamps, _sysctl.Events, _sysctl.TcpLoose, _probe.Run());

    /// <summary>What is to be said of settings and figures.</summary>
    public static IReadOnlyList<Finding> Judge(KernelSettings settings, ConntrackTotals totals)
    {
        List<Finding> findings = [];
        if (settings.Tracking == false)
        {
            findings.Add(new Finding(
                "tracking-off",
                Messages.Get(
                    "The kernel tracks no connections in this network namespace, because no rule needs their state."),
                Messages.Get("start pyctd with --enable-tracking, or load a rule that matches on ct state")));
        }

        if (settings.Accounting == false)
        {
            findings.Add(new Finding(
                "accounting-off",
                Messages.Get("New connections get no packet and byte counters, so they have no byte rates."),
                Messages.Get("sysctl -w net.netfilter.nf_conntrack_acct=1 (or start pyctd with --enable-accounting)")));
        }

        if (settings.TcpLoose == true)
        {
            findings.Add(new Finding(
                "tcp-loose",
                Messages.Get("A killed TCP connection comes back with its next packet."),
                Messages.Get(
                    "sysctl -w net.netfilter.nf_conntrack_tcp_loose=0, or for each of FORWARD, INPUT and OUTPUT: "
                    + "iptables -A FORWARD -p tcp -m state --state NEW ! --syn -j DROP")));
        }

        if (totals.MaxEntries is { } most && totals.Entries > most * NearlyFull)
        {
            findings.Add(new Finding(
                "table-nearly-full",
                Messages.Format($"{totals.Entries} of {most} entries are in use."),
                string.Create(CultureInfo.InvariantCulture, $"sysctl -w net.netfilter.nf_conntrack_max={(long)most * 2}")));
        }

        return findings;
    }

    /// <summary>Switches counters and timestamps on for connections that begin from now on.</summary>
    /// <exception cref="UnauthorizedAccessException">The setting may not be written.</exception>
    public void EnableAccounting()
    {
        _sysctl.SetAccounting(on: true);
        _sysctl.SetTimestamps(on: true);
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace Daemon.Health;

/// <summary>Makes the kernel track connections, by a rule that looks at their state and changes nothing.</summary>
internal sealed class TrackingRules
{
    /// <summary>The nftables table that holds the rule.</summary>
    public const string TableName = "pyctd_tracking";

    // Declared before it is deleted, so that neither a first nor a second start fails.
    private const string Ruleset = $$"""
        table inet {{TableName}}
        delete table inet {{TableName}}
        table inet {{TableName}} {
            chain prerouting {
                type filter hook prerouting priority filter; policy accept;
                ct state invalid counter
            }
            chain output {
                type filter hook output priority filter; policy accept;
                ct state invalid counter
            }
        }

        """;

    /// <summary>The command by which the rule is taken away again.</summary>
    public static string RemovalCommand => $"nft delete table inet {TableName}";

    private readonly string? _networkNamespace;

    /// <summary>Prepares for a network namespace, or the daemon's own where it is null.</summary>
    public TrackingRules(string? networkNamespace) => _networkNamespace = networkNamespace;

    /// <summary>Loads the rule with nft(8).</summary>
    /// <exception cref="IOException">nft is not installed, or refused; the message has its words.</exception>
    public void Load()
    {
        string[] command = _networkNamespace is null
            ? ["nft", "-f", "-"]
            : ["nsenter", "--net=" + _networkNamespace, "nft", "-f", "-"];
        var start = new ProcessStartInfo(command[0])
        {
            RedirectStandardInput = true,
            RedirectStandardError = true,
        };
        foreach (string argument in command.AsSpan(1))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Write(Ruleset);
            process.StandardInput.Close();
            string complaint = process.StandardError.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
            {
                throw new IOException($"nft refused the rule that makes the kernel track connections: {complaint.Trim()}");
            }
        }
        catch (Win32Exception error)
        {
            throw new IOException(
                $"{command[0]} cannot be run ({error.Message}); install nftables, or load a rule that matches on ct state.", error);
        }
    }
}

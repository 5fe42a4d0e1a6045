// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Conntrack.ConntrackPy;

/// <summary>The kernel modules that conntrack.py needs.</summary>
internal static class KernelModules
{
    private const string SymbolsPath = "/proc/kallsyms";

    /// <summary>What a shell reports of a program that it does not find.</summary>
    private const int NotFound = 127;

    /// <summary>Each with a symbol that only it has.</summary>
    private static readonly (string Module, string Symbol)[] s_modules =
        [("nf_conntrack", "nf_ct_attach"), ("nf_conntrack_netlink", "ctnetlink_net_init")];

    /// <summary>Looks for the modules, and loads those that are missing where root runs the program.</summary>
    /// <param name="report">Receives what was found and done, and why it failed.</param>
    /// <returns>False if a module cannot be loaded.</returns>
    public static bool Load(Action<string> report)
    {
        HashSet<string> present = PresentSymbols();
        foreach ((string module, string symbol) in s_modules)
        {
            if (present.Contains(symbol))
            {
                report($"Module {module} is loaded: symbol '{symbol}' is present");
            }
            else if (Environment.IsPrivilegedProcess && !TryLoad(module, report))
            {
                return false;
            }
        }

        return true;
    }

    private static HashSet<string> PresentSymbols()
    {
        var present = new HashSet<string>();
        foreach (string line in File.ReadLines(SymbolsPath))
        {
            foreach ((_, string symbol) in s_modules)
            {
                if (line.Contains(symbol, StringComparison.Ordinal))
                {
                    present.Add(symbol);
                }
            }
        }

        return present;
    }

    private static bool TryLoad(string module, Action<string> report)
    {
        report($"Load kernel module {module}");
        int exitCode = RunModprobe(module);
        if (exitCode != 0)
        {
            report(string.Create(CultureInfo.InvariantCulture, $"modprobe error (exit code {exitCode})"));
        }

        return exitCode == 0;
    }

    private static int RunModprobe(string module)
    {
        try
        {
            using Process process = Process.Start("modprobe", [module]);
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            return NotFound;
        }
    }
}

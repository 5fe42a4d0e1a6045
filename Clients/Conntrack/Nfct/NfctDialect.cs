// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using Conntrack.Grammar;

namespace Conntrack.Nfct;

/// <summary>How the program speaks: as nfct(8) where it is called so, else as itself.</summary>
/// <param name="Program">The name that it was called by.</param>
/// <param name="IsOriginal">Whether it is called nfct.</param>
internal sealed record NfctDialect(string Program, bool IsOriginal)
{
    /// <summary>The release of nfct(8) that this program stands in for.</summary>
    public const string CompatibleVersion = "1.4.7";

    /// <summary>What error messages begin with.</summary>
    public string Banner => IsOriginal ? $"nfct v{CompatibleVersion}: " : "pyconntrack: ";

    /// <summary>The line that says how the program is called.</summary>
    public string Usage => IsOriginal
        ? $"Usage: {Program} command subsystem [parameters]..."
        : "Usage: pyconntrack timeout|helper command [parameters]...";

    /// <summary>The line that lists the commands of a subsystem.</summary>
    public string CommandsOf(NfctSubsystem subsystem) => (subsystem, IsOriginal) switch
    {
        (NfctSubsystem.Timeout, true) =>
            $"{Program} <list|add|delete|get|default-set|default-get|flush> timeout [<parameters>, ...]",
        (NfctSubsystem.Timeout, false) =>
            "pyconntrack timeout list|add|delete|get|default-set|default-get|flush [parameters...]",
        (_, true) => $"{Program} helper list|add|delete|disable|get|flush [parameters...]",
        (_, false) => "pyconntrack helper list|add|delete|disable|get|flush [parameters...]",
    };

    /// <summary>The failure of a command that was given too few parameters.</summary>
    /// <param name="command">The command's name.</param>
    /// <param name="subsystem">The subsystem's name.</param>
    /// <param name="parameters">What it needs.</param>
    public CommandLineException MissingParameters(string command, string subsystem, string parameters) =>
        Failure("missing parameters\nsyntax: "
            + (IsOriginal ? $"nfct {command} {subsystem}" : $"pyconntrack {subsystem} {command}")
            + $" {parameters}");

    /// <summary>The failure of a command.</summary>
    /// <param name="message">What is wrong.</param>
    public static CommandLineException Failure(string message) => new(message, ExitCodes.Failure);

    /// <summary>The failure that the kernel reports.</summary>
    /// <param name="errno">Its error number.</param>
    public static CommandLineException KernelFailure(int errno) =>
        Failure("netlink error: " + Marshal.GetPInvokeErrorMessage(errno));

    /// <summary>Refuses what follows a command that takes no more.</summary>
    /// <param name="parameters">What follows it.</param>
    /// <exception cref="CommandLineException">There is something.</exception>
    public static void RefuseParameters(ReadOnlySpan<string> parameters)
    {
        if (parameters.Length > 0)
        {
            throw Failure("too many arguments");
        }
    }
}

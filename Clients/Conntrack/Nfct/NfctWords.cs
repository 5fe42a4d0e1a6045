// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Nfct;

/// <summary>The words of commands and subsystems, which may be shortened; the first one that fits is meant.</summary>
internal static class NfctWords
{
    private static readonly (string Name, NfctCommand Command)[] s_commands =
    [
        ("list", NfctCommand.List),
        ("add", NfctCommand.Add),
        ("delete", NfctCommand.Delete),
        ("get", NfctCommand.Get),
        ("flush", NfctCommand.Flush),
        ("disable", NfctCommand.Disable),
        ("default-set", NfctCommand.DefaultSet),
        ("default-get", NfctCommand.DefaultGet),
    ];

    private static readonly (string Name, NfctSubsystem Subsystem)[] s_subsystems =
    [
        ("timeout", NfctSubsystem.Timeout),
        ("helper", NfctSubsystem.Helper),
        ("version", NfctSubsystem.Version),
    ];

    /// <summary>The command that a word means, or null.</summary>
    public static NfctCommand? CommandOf(string word)
    {
        foreach ((string name, NfctCommand command) in s_commands)
        {
            if (name.StartsWith(word, StringComparison.Ordinal))
            {
                return command;
            }
        }

        return null;
    }

    /// <summary>The subsystem that a word means, or null.</summary>
    public static NfctSubsystem? SubsystemOf(string word)
    {
        foreach ((string name, NfctSubsystem subsystem) in s_subsystems)
        {
            if (name.StartsWith(word, StringComparison.Ordinal))
            {
                return subsystem;
            }
        }

        return null;
    }

    /// <summary>The address family of a word.</summary>
    /// <exception cref="Grammar.CommandLineException">It is none.</exception>
    public static byte FamilyOf(string word) => word switch
    {
        "inet" => Grammar.AddressArgument.IPv4,
        "inet6" => Grammar.AddressArgument.IPv6,
        _ => throw NfctDialect.Failure("unknown layer 3 protocol"),
    };
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Linq;
using Localization;

namespace Pyctl.Grammar;

/// <summary>The command line of <c>pyctl</c>.</summary>
internal static class CommandTree
{
    /// <summary>Makes the commands, ready to be invoked.</summary>
    /// <param name="context">What the commands work with.</param>
    public static RootCommand Create(CommandContext context)
    {
        GlobalOptions globals = new();
        ConnectionCommands connections = new(context, globals);
        DaemonCommands daemons = new(context, globals);
        RootCommand root = new(Messages.Get("See and end the connections of firewalls, over XML-RPC with pyctd."))
        {
            connections.List(), connections.Top(), connections.Watch(), connections.Kill(), connections.Change(),
            daemons.Stats(), daemons.Diag(), daemons.LogIn(),
        };
        globals.AddTo(root);
        root.Options.OfType<HelpOption>().Single().Description = Messages.Get("Show help.");
        root.Options.OfType<VersionOption>().Single().Description = Messages.Get("Show the version.");
        return root;
    }

    /// <summary>The words that lead to a command, as in <c>pyctl list</c>.</summary>
    public static string PathOf(CommandResult command)
    {
        Stack<string> names = new();
        for (SymbolResult? at = command; at is CommandResult one; at = one.Parent)
        {
            names.Push(one.Command is RootCommand ? "pyctl" : one.Command.Name);
        }

        return string.Join(' ', names);
    }
}

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
    /// <summary>The command for the inventory.</summary>
    public const string InventoryName = "inventory";

    /// <summary>Its short name.</summary>
    public const string InventoryAlias = "inv";

    /// <summary>What it is for.</summary>
    public static string InventoryDescription =>
        Messages.Get("Keep what should talk to what, and make the rules that follow.");

    /// <summary>Makes the commands, ready to be invoked.</summary>
    /// <param name="context">What the commands work with.</param>
    /// <param name="arguments">
    /// The command line: the inventory's commands, which are many, are made only where one of them is meant.
    /// </param>
    public static RootCommand Create(CommandContext context, IReadOnlyList<string> arguments)
    {
        GlobalOptions globals = new();
        ConnectionCommands connections = new(context, globals);
        DaemonCommands daemons = new(context, globals);
        RootCommand root = new(Messages.Get("See and end the connections of firewalls, over XML-RPC with pyctd."))
        {
            connections.List(), connections.Top(), connections.Watch(), connections.Kill(), connections.Change(),
            daemons.Stats(), daemons.Diag(), daemons.LogIn(),
            IsForInventory(arguments)
                ? new InventoryCommands(new InventoryOptions(context, globals)).Create()
                : new Command(InventoryName, InventoryDescription),
        };
        globals.AddTo(root);
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Description = Messages.Get("Show help.");
        help.Aliases.Remove("/?");
        help.Aliases.Remove("/h");
        root.Options.OfType<VersionOption>().Single().Description = Messages.Get("Show the version.");
        return root;
    }

    // A directive, as of completion, has the command line inside.
    private static bool IsForInventory(IReadOnlyList<string> arguments) => arguments.Any(argument =>
        argument is InventoryName or InventoryAlias || argument.StartsWith('['));

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

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.CommandLine;
using System.Threading.Tasks;
using Localization;
using Pyctl.Inventory;

namespace Pyctl.Grammar;

/// <summary>The options that many commands for the inventory share, and how these commands are run.</summary>
/// <param name="context">What the commands work with.</param>
/// <param name="globals">The options that every command has.</param>
internal sealed class InventoryOptions(CommandContext context, GlobalOptions globals)
{
    /// <summary>Makes a command do something with the inventory of one daemon.</summary>
    public void SetAction(Command command, Func<InventoryContext, ParseResult, Task<int>> action) =>
        command.SetAction((result, _) => InventoryContext.RunAsync(
            context, globals.Settings(result), globals.RowFormat(result), inventory => action(inventory, result)));

    /// <summary>The project that records are in.</summary>
    public static Option<string?> Project() => new("--project", "-p")
    {
        Description = Messages.Get("The project, by its name or number."),
        HelpName = "PROJECT",
    };

    /// <summary>The project, as a word.</summary>
    public static Argument<string> ProjectWord() => new("PROJECT")
    {
        Description = Messages.Get("The project, by its name or number."),
    };

    /// <summary>Why something is changed.</summary>
    public static Option<string?> Comment() => new("--comment")
    {
        Description = Messages.Get("Why, for the history."),
        HelpName = "TEXT",
    };

    /// <summary>Where a file goes.</summary>
    public static Option<string?> To() => new("--to")
    {
        Description = Messages.Get("The file to write; - for standard output."),
        HelpName = "FILE",
    };

    /// <summary>Whether nobody is asked.</summary>
    public static Option<bool> Yes() => new("--yes", "-y") { Description = Messages.Get("Do not ask.") };

    /// <summary>Whether it is only shown.</summary>
    public static Option<bool> DryRun() => new("--dry-run")
    {
        Description = Messages.Get("Only show what would be done."),
    };

    /// <summary>One of a few words.</summary>
    public static Option<string?> Choice(string name, string description, params string[] choices)
    {
        Option<string?> option = new(name) { Description = description, HelpName = string.Join('|', choices) };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}

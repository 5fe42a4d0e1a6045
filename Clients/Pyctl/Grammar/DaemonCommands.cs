// SPDX-License-Identifier: GPL-2.0-or-later
using System.CommandLine;
using System.Threading.Tasks;
using Localization;
using Pyctl.Health;
using Pyctl.Login;

namespace Pyctl.Grammar;

/// <summary>The commands for the daemons themselves: stats, diag and login.</summary>
/// <param name="context">What the commands work with.</param>
/// <param name="globals">The options that every command has.</param>
internal sealed class DaemonCommands(CommandContext context, GlobalOptions globals)
{
    /// <summary>Makes <c>stats</c>.</summary>
    public Command Stats()
    {
        Option<bool> perProcessor = new("--cpu")
        {
            Description = Messages.Get("The kernel's counters of each processor."),
        };
        Command command = new("stats", Messages.Get("Show how full the table is, and the kernel's counters."))
        {
            perProcessor,
        };
        command.SetAction((result, _) => context.RunAsync(globals.Settings(result), hosts => new StatsCommand(
            context, globals.RowFormat(result), result.GetValue(perProcessor)).RunAsync(hosts)));
        return command;
    }

    /// <summary>Makes <c>diag</c>.</summary>
    public Command Diag()
    {
        string description = Messages.Get("Say what should be mended, and how; exit with 1 if there is something.");
        Command command = new("diag", description);
        command.SetAction((result, _) => context.RunAsync(
            globals.Settings(result), hosts => new DiagCommand(context, globals.RowFormat(result)).RunAsync(hosts)));
        return command;
    }

    /// <summary>Makes <c>login</c>.</summary>
    public Command LogIn()
    {
        Option<bool> forget = new("--forget") { Description = Messages.Get("Forget the password that was kept.") };
        Option<bool> noKeep = new("--no-keep") { Description = Messages.Get("Only try; do not keep the password.") };
        string description = Messages.Get("Ask for a password, try it, and keep it in a file that only you can read.");
        Command command = new("login", description) { forget, noKeep };
        command.SetAction((result, _) =>
        {
            LoginCommand login = new(context, globals.Settings(result));
            return result.GetValue(forget)
                ? Task.FromResult(login.Forget())
                : login.LogInAsync(isKept: !result.GetValue(noKeep));
        });
        return command;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.CommandLine;
using System.Threading.Tasks;
using Contract;
using Localization;
using Pyctl.Inventory;

namespace Pyctl.Grammar;

/// <summary>The commands for the inventory beside those for single records.</summary>
/// <param name="shared">What commands for the inventory share.</param>
internal sealed class InventoryCommands(InventoryOptions shared)
{
    private static readonly string[] s_ruleFormats = ["iptables", "ip6tables", "nft", "json", "shell", "conntrackt"];

    /// <summary>Makes <c>inventory</c> with all its commands.</summary>
    public Command Create()
    {
        RecordCommands records = new(shared);
        Command inventory = new(CommandTree.InventoryName, CommandTree.InventoryDescription)
        {
            records.Add(), records.Edit(), records.Remove(), records.List(), records.Show(),
            Search(), Resolve(), Render(), Bundle(), Import(), Export(), Diff(), History(), Revert(), Validate(), Lint(),
            Diagram(),
        };
        inventory.Aliases.Add(CommandTree.InventoryAlias);
        return inventory;
    }

    private Command Search()
    {
        Argument<string> text = new("TEXT")
        {
            Description = Messages.Get("A text, an address, a network or a port."),
        };
        Option<string?> project = InventoryOptions.Project();
        Option<string[]> models = new("--model")
        {
            Description = Messages.Get("Only records of this kind; may be repeated."),
            HelpName = "MODEL",
        };
        models.CompletionSources.Add([.. InventoryModels.All]);
        Option<int?> limit = new("--limit", "-n") { Description = Messages.Get("The most rows."), HelpName = "N" };
        Command command = new("search", Messages.Get("Find records by name, description, address, port or tag."))
        {
            text, project, models, limit,
        };
        shared.SetAction(command, async (context, result) =>
        {
            Dictionary<string, object?> request = new() { ["q"] = result.GetRequiredValue(text) };
            AddIfThere(request, "models", result.GetValue(models) is { Length: > 0 } chosen ? chosen : null);
            AddIfThere(request, "limit", result.GetValue(limit));
            if (result.GetValue(project) is { } name)
            {
                request.Add("project", await context.Finder
                    .FindAsync(InventoryModels.Project, name, null).ConfigureAwait(false));
            }

            return await new CheckCommand(context).SearchAsync(request).ConfigureAwait(false);
        });
        return command;
    }

    private Command Resolve()
    {
        Argument<string> address = new("ADDRESS") { Description = Messages.Get("An IPv4 or IPv6 address.") };
        Command command = new("resolve", Messages.Get("Find what an address belongs to.")) { address };
        shared.SetAction(command, (context, result) =>
            new CheckCommand(context).ResolveAsync(result.GetRequiredValue(address)));
        return command;
    }

    private Command Render()
    {
        Argument<string> entity = Entity(isRequired: true);
        Option<string?> project = InventoryOptions.Project();
        Option<string?> format = RuleFormat();
        Option<string?> profile = InventoryOptions.Choice(
            "--profile",
            Messages.Get("How the rules are made, if not as the entity says."),
            "host-inbound",
            "host-strict",
            "router",
            "coexist");
        Option<string?> mode = InventoryOptions.Choice(
            "--mode", Messages.Get("What of the machine's rules they replace."), "own-table", "own-chain", "replace");
        Option<int?> revision = new("--revision")
        {
            Description = Messages.Get("The revision of the project, if not the present one."),
            HelpName = "N",
        };
        Option<string?> to = InventoryOptions.To();
        Command command = new("render", Messages.Get("Write the rules of an entity."))
        {
            entity, project, format, profile, mode, revision, to,
        };
        shared.SetAction(command, (context, result) =>
        {
            Dictionary<string, object?> request = new() { ["format"] = result.GetValue(format) ?? "nft" };
            AddIfThere(request, "profile", result.GetValue(profile));
            AddIfThere(request, "mode", result.GetValue(mode));
            AddIfThere(request, "revision", result.GetValue(revision));
            return new RenderCommand(context).RenderAsync(
                request, result.GetRequiredValue(entity), result.GetValue(project), result.GetValue(to));
        });
        return command;
    }

    private Command Bundle()
    {
        Argument<string> project = InventoryOptions.ProjectWord();
        Option<string?> location = new("--location")
        {
            Description = Messages.Get("Only the entities at this location."),
            HelpName = "LOCATION",
        };
        Option<string[]> formats = new("--format")
        {
            Description = Messages.Get("A format of the rules; may be repeated."),
            HelpName = string.Join('|', s_ruleFormats),
        };
        formats.AcceptOnlyFromAmong(s_ruleFormats);
        Option<string?> layout = InventoryOptions.Choice(
            "--layout", Messages.Get("How the archive is laid out."), "pyctd", "conntrackt");
        Option<string?> to = InventoryOptions.To();
        Command command = new("bundle", Messages.Get("Write the rules of a project or a location as a zip archive."))
        {
            project, location, formats, layout, to,
        };
        shared.SetAction(command, (context, result) => MakeForProjectAsync(
            context,
            result,
            project,
            InventoryMethods.Bundle,
            new Dictionary<string, object?>
            {
                ["location"] = result.GetValue(location),
                ["formats"] = result.GetValue(formats) is { Length: > 0 } chosen ? chosen : null,
                ["layout"] = result.GetValue(layout),
            },
            to,
            isBinary: true));
        return command;
    }

    private Command Import()
    {
        Argument<string> file = new("FILE") { Description = Messages.Get("The file; - for standard input.") };
        Option<string?> format = InventoryOptions.Choice(
            "--format", Messages.Get("What the file is, if its name does not say."), "json", "csv", "conntrackt");
        Option<string?> mode = InventoryOptions.Choice(
            "--mode",
            Messages.Get("Whether what the file does not have stays (merge) or goes (replace)."),
            "merge",
            "replace");
        Option<string?> project = InventoryOptions.Project();
        Option<bool> skipBadRows = new("--skip-bad-rows")
        {
            Description = Messages.Get("Import the other rows where some are not valid."),
        };
        Option<bool> dryRun = InventoryOptions.DryRun();
        Option<bool> yes = InventoryOptions.Yes();
        Option<string?> comment = InventoryOptions.Comment();
        Command command = new("import", Messages.Get("Take a file into the inventory."))
        {
            file, format, mode, project, skipBadRows, dryRun, yes, comment,
        };
        shared.SetAction(command, (context, result) => new ImportCommand(context, new ImportSettings(
            result.GetRequiredValue(file),
            result.GetValue(format),
            result.GetValue(mode) ?? "merge",
            result.GetValue(project),
            result.GetValue(skipBadRows),
            result.GetValue(dryRun),
            result.GetValue(yes),
            result.GetValue(comment) ?? "")).RunAsync());
        return command;
    }

    private Command Export()
    {
        Argument<string> project = InventoryOptions.ProjectWord();
        Option<string?> format = InventoryOptions.Choice(
            "--format", Messages.Get("What the file is; json otherwise."), "json", "csv", "conntrackt");
        Option<string?> to = InventoryOptions.To();
        Command command = new("export", Messages.Get("Write a project as a file.")) { project, format, to };
        shared.SetAction(command, (context, result) => MakeForProjectAsync(
            context,
            result,
            project,
            InventoryMethods.Export,
            new Dictionary<string, object?> { ["format"] = result.GetValue(format) },
            to,
            isBinary: false));
        return command;
    }

    private Command Diff()
    {
        Argument<string> project = InventoryOptions.ProjectWord();
        Argument<string?> range = new("REVISIONS")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = Messages.Get("3..5; 3.. until now; 5 for what it changed; the last change otherwise."),
        };
        Option<string?> format = InventoryOptions.Choice(
            "--format",
            Messages.Get("Whether records are compared, or the rules that follow."),
            "text",
            "json",
            "rules");
        Option<string?> ruleFormat = InventoryOptions.Choice(
            "--rule-format", Messages.Get("The format of the rules."), s_ruleFormats);
        Command command = new("diff", Messages.Get("Show what is different between two revisions."))
        {
            project, range, format, ruleFormat,
        };
        shared.SetAction(command, (context, result) => new HistoryCommand(context).DiffAsync(
            result.GetRequiredValue(project),
            RevisionRange.Parse(result.GetValue(range)),
            result.GetValue(format) ?? "text",
            result.GetValue(ruleFormat)));
        return command;
    }

    private Command History()
    {
        Argument<string?> project = new("PROJECT")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = Messages.Get("The project; the whole inventory otherwise."),
        };
        Option<int?> limit = new("--limit", "-n") { Description = Messages.Get("The most rows."), HelpName = "N" };
        Command command = new("history", Messages.Get("List who changed what, when and why.")) { project, limit };
        shared.SetAction(command, (context, result) =>
            new HistoryCommand(context).ListAsync(result.GetValue(project), result.GetValue(limit)));
        return command;
    }

    private Command Revert()
    {
        Argument<string> project = InventoryOptions.ProjectWord();
        Argument<int> revision = new("REVISION") { Description = Messages.Get("The revision to go back to.") };
        Option<bool> dryRun = InventoryOptions.DryRun();
        Option<bool> yes = InventoryOptions.Yes();
        Option<string?> comment = InventoryOptions.Comment();
        Command command = new("revert", Messages.Get("Make a project what it was, as a new revision."))
        {
            project, revision, dryRun, yes, comment,
        };
        shared.SetAction(command, (context, result) => new HistoryCommand(context).RevertAsync(
            result.GetRequiredValue(project),
            result.GetValue(revision),
            new RemovalRequest(
                IsCascade: false, result.GetValue(dryRun), result.GetValue(yes), result.GetValue(comment) ?? "")));
        return command;
    }

    private Command Validate()
    {
        Argument<string?> entity = Entity(isRequired: false)!;
        Option<string?> project = InventoryOptions.Project();
        Option<string?> file = new("--file")
        {
            Description = Messages.Get("Check this file of rules instead of an entity's."),
            HelpName = "FILE",
        };
        Option<string?> format = InventoryOptions.Choice(
            "--format", Messages.Get("The format of the rules; nft otherwise."), "iptables", "ip6tables", "nft");
        Option<string?> level = InventoryOptions.Choice(
            "--level",
            Messages.Get("Who judges: the inventory, the program that loads them, or a kernel; tool otherwise."),
            "model",
            "tool",
            "kernel");
        Command command = new("validate", Messages.Get("Check rules; exit with 1 if they are not valid."))
        {
            entity, project, file, format, level,
        };
        shared.SetAction(command, (context, result) => new CheckCommand(context).ValidateAsync(
            new Dictionary<string, object?>
            {
                ["format"] = result.GetValue(format) ?? "nft",
                ["level"] = result.GetValue(level) ?? "tool",
            },
            result.GetValue(entity),
            result.GetValue(project),
            result.GetValue(file)));
        return command;
    }

    private Command Lint()
    {
        Argument<string> project = InventoryOptions.ProjectWord();
        string description = Messages.Get(
            "Find duplicate, redundant, over-broad and expired communications; exit with 1 if there are any.");
        Command command = new("lint", description) { project };
        shared.SetAction(command, (context, result) =>
            new CheckCommand(context).LintAsync(result.GetRequiredValue(project)));
        return command;
    }

    private Command Diagram()
    {
        Argument<string> project = InventoryOptions.ProjectWord();
        Option<string?> format = InventoryOptions.Choice(
            "--format", Messages.Get("What the picture is; svg otherwise."), "svg", "dot", "mermaid");
        Option<string?> groupBy = InventoryOptions.Choice(
            "--group-by", Messages.Get("What is drawn together."), "location", "tag");
        Option<string?> to = InventoryOptions.To();
        Command command = new("diagram", Messages.Get("Draw a project.")) { project, format, groupBy, to };
        shared.SetAction(command, (context, result) => MakeForProjectAsync(
            context,
            result,
            project,
            InventoryMethods.Diagram,
            new Dictionary<string, object?>
            {
                ["format"] = result.GetValue(format) ?? "svg",
                ["group_by"] = result.GetValue(groupBy),
            },
            to,
            isBinary: false));
        return command;
    }

    private static Argument<string> Entity(bool isRequired) => new("ENTITY")
    {
        Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne,
        Description = Messages.Get("The entity, by its name or number."),
    };

    private static Option<string?> RuleFormat() => InventoryOptions.Choice(
        "--format", Messages.Get("The format of the rules; nft otherwise."), s_ruleFormats);

    private static async Task<int> MakeForProjectAsync(
        InventoryContext context,
        ParseResult result,
        Argument<string> project,
        string method,
        Dictionary<string, object?> members,
        Option<string?> to,
        bool isBinary)
    {
        Dictionary<string, object?> request = new()
        {
            ["project"] = await context.Finder
                .FindAsync(InventoryModels.Project, result.GetRequiredValue(project), null).ConfigureAwait(false),
        };
        foreach ((string name, object? value) in members)
        {
            AddIfThere(request, name, value);
        }

        return await new RenderCommand(context).MakeAsync(method, request, result.GetValue(to), isBinary)
            .ConfigureAwait(false);
    }

    private static void AddIfThere(Dictionary<string, object?> request, string name, object? value)
    {
        if (value is not null)
        {
            request.Add(name, value);
        }
    }
}

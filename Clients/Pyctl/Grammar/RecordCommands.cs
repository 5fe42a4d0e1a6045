// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.CommandLine;
using Client.Inventory;
using Contract;
using Localization;
using Pyctl.Inventory;

namespace Pyctl.Grammar;

/// <summary>The commands for single records: add, edit, remove, list and show.</summary>
/// <param name="shared">What commands for the inventory share.</param>
internal sealed class RecordCommands(InventoryOptions shared)
{
    /// <summary>Makes <c>add</c>.</summary>
    public Command Add() => ForEach("add", Messages.Get("Add a record."), model =>
    {
        Argument<string>? key = model.Key is { } field
            ? new(field.ValueName) { Description = field.Description }
            : null;
        Option<string?> project = InventoryOptions.Project();
        Option<string?> comment = InventoryOptions.Comment();
        RecordFieldOptions fields = new(model, withKey: false);
        Command command = NewCommand(model, key, project, comment);
        fields.AddTo(command);
        shared.SetAction(command, (context, result) => new RecordEdit(context, model).AddAsync(
            key is null ? null : result.GetValue(key),
            result.GetValue(project),
            fields.Read(result),
            result.GetValue(comment) ?? ""));
        return command;
    });

    /// <summary>Makes <c>edit</c>.</summary>
    public Command Edit() => ForEach("edit", Messages.Get("Change fields of a record."), model =>
    {
        Argument<string> name = NameOf(model);
        Option<string?> project = InventoryOptions.Project();
        Option<string?> comment = InventoryOptions.Comment();
        Option<int?> revision = new("--if-revision")
        {
            Description = Messages.Get("Only if the project has this revision still."),
            HelpName = "N",
        };
        RecordFieldOptions fields = new(model, withKey: true);
        Command command = NewCommand(model, name, project, comment);
        command.Add(revision);
        fields.AddTo(command);
        shared.SetAction(command, (context, result) =>
        {
            IReadOnlyDictionary<string, string> changes = fields.Read(result);
            return changes.Count == 0
                ? throw new UsageException(Messages.Get("say what to change; --help lists the fields"))
                : new RecordEdit(context, model).ChangeAsync(
                    result.GetRequiredValue(name),
                    result.GetValue(project),
                    changes,
                    result.GetValue(revision),
                    result.GetValue(comment) ?? "");
        });
        return command;
    });

    /// <summary>Makes <c>remove</c>.</summary>
    public Command Remove() => ForEach("remove", Messages.Get("Remove a record, after showing all that goes with it."), model =>
    {
        Argument<string> name = NameOf(model);
        Option<string?> project = InventoryOptions.Project();
        Option<string?> comment = InventoryOptions.Comment();
        Option<bool> dryRun = InventoryOptions.DryRun();
        Option<bool> yes = InventoryOptions.Yes();
        Option<bool> cascade = new("--cascade") { Description = Messages.Get("Remove what uses it too.") };
        Command command = NewCommand(model, name, project, comment);
        foreach (Option option in (Option[])[dryRun, yes, cascade])
        {
            command.Add(option);
        }

        shared.SetAction(command, (context, result) => new RecordRemoval(context, model).RunAsync(
            result.GetRequiredValue(name),
            result.GetValue(project),
            new RemovalRequest(
                result.GetValue(cascade),
                result.GetValue(dryRun),
                result.GetValue(yes),
                result.GetValue(comment) ?? "")));
        return command;
    });

    /// <summary>Makes <c>show</c>.</summary>
    public Command Show() => ForEach("show", Messages.Get("Show a record and what belongs to it."), model =>
    {
        Argument<string> name = NameOf(model);
        Option<string?> project = InventoryOptions.Project();
        Command command = NewCommand(model, name, project, null);
        shared.SetAction(command, (context, result) => new RecordViews(context, model).ShowAsync(
            result.GetRequiredValue(name), result.GetValue(project)));
        return command;
    });

    /// <summary>Makes <c>list</c>.</summary>
    public Command List()
    {
        Command list = new("list", Messages.Get("List records."));
        foreach (RecordModel model in RecordModels.All)
        {
            list.Add(List(model));
        }

        return list;
    }

    private static Command ForEach(string name, string description, Func<RecordModel, Command> make)
    {
        Command command = new(name, description);
        foreach (RecordModel model in RecordModels.All)
        {
            command.Add(make(model));
        }

        return command;
    }

    private static Command NewCommand(
        RecordModel model, Argument<string>? name, Option<string?> project, Option<string?>? comment)
    {
        Command command = new(model.Name, model.Description);
        command.Aliases.Add(model.Plural);
        if (name is not null)
        {
            command.Add(name);
        }

        if (model.HasProject)
        {
            command.Add(project);
        }

        if (comment is not null)
        {
            command.Add(comment);
        }

        return command;
    }

    private static Argument<string> NameOf(RecordModel model) => new(model.Key is null ? "ID" : "NAME|ID")
    {
        Description = model.Name switch
        {
            InventoryModels.Communication => Messages.Get("Its number."),
            InventoryModels.Interface => Messages.Get("ENTITY.INTERFACE, or its number."),
            InventoryModels.Address => Messages.Get("The address, or its number."),
            _ => Messages.Get("Its name or number."),
        },
    };

    private Command List(RecordModel model)
    {
        Option<string?> project = InventoryOptions.Project();
        Option<string?> entity = new("--entity")
        {
            Description = Messages.Get("Only what belongs to this entity."),
            HelpName = "ENTITY",
        };
        Option<string[]> where = new("--where", "-w")
        {
            Description = Messages.Get("Only those with this value, as state=active or q=TEXT for a text in name or "
                + "description; may be repeated."),
            HelpName = "FIELD=VALUE",
        };
        Option<string?> columns = new("--columns", "-c")
        {
            Description = Messages.Get("The fields, with commas between them."),
            HelpName = "FIELD,...",
        };
        columns.CompletionSources.Add(_ => InventoryFields.Of(model.Name));
        Option<string?> sort = new("--sort", "-s")
        {
            Description = Messages.Get("The field to sort by; - before it for the largest first."),
            HelpName = "[-]FIELD",
        };
        Option<int?> limit = new("--limit", "-n") { Description = Messages.Get("The most rows."), HelpName = "N" };
        Command command = new(model.Plural, model.Description) { where, columns, sort, limit };
        command.Aliases.Add(model.Name);
        if (model.HasProject)
        {
            command.Add(project);
        }

        bool hasOwner = model.Name is InventoryModels.Interface or InventoryModels.Address or InventoryModels.Communication;
        if (hasOwner)
        {
            command.Add(entity);
        }

        shared.SetAction(command, (context, result) =>
        {
            InventoryQuery query = Query(
                result.GetValue(where) ?? [], result.GetValue(sort), result.GetValue(limit));
            query = model.HasProject ? query.Where("project", result.GetValue(project)) : query;
            return new RecordViews(context, model).ListAsync(
                hasOwner ? query.Where("entity", result.GetValue(entity)) : query,
                result.GetValue(columns)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        });
        return command;
    }

    private static InventoryQuery Query(string[] conditions, string? sort, int? limit)
    {
        InventoryQuery query = new()
        {
            OrderBy = sort?.TrimStart('-'),
            Direction = sort?.StartsWith('-') == true ? OrderDirection.Descending : OrderDirection.Ascending,
            Limit = limit,
        };
        foreach (string condition in conditions)
        {
            string[] parts = condition.Split('=', 2);
            query = parts.Length == 2
                ? query.Where(parts[0], parts[1])
                : throw new UsageException(Messages.Format($"--where {condition}: it is FIELD=VALUE"));
        }

        return query;
    }
}

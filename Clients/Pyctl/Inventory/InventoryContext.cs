// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Client.Inventory;
using Localization;
using Pyctl.Hosts;
using Pyctl.Output;

namespace Pyctl.Inventory;

/// <summary>What the commands for the inventory work with.</summary>
/// <param name="Command">What all commands work with.</param>
/// <param name="Client">The inventory.</param>
/// <param name="Finder">Finds its records by names.</param>
/// <param name="Format">How rows are written.</param>
internal sealed record InventoryContext(
    CommandContext Command, InventoryClient Client, RecordFinder Finder, OutputFormat Format)
{
    /// <summary>Whether people read the output, and not programs.</summary>
    public bool IsForPeople => Format is OutputFormat.Table or OutputFormat.Wide;

    /// <summary>Runs a command on one daemon.</summary>
    /// <exception cref="UsageException">There are several.</exception>
    public static Task<int> RunAsync(
        CommandContext command,
        ConnectionSettings settings,
        OutputFormat format,
        Func<InventoryContext, Task<int>> action) => command.RunAsync(settings, async hosts =>
        {
            if (hosts.IsSeveral)
            {
                throw new UsageException(Messages.Get("an inventory is that of one daemon: name it with --host"));
            }

            int exitCode = ExitCodes.Success;
            await hosts.AllAsync(
                async (host, cancellation) =>
                {
                    InventoryClient client = host.Client.Inventory;
                    exitCode = await action(new InventoryContext(
                        command, client, new RecordFinder(client, cancellation), format)).ConfigureAwait(false);
                    return host;
                },
                command.Cancellation).ConfigureAwait(false);
            return exitCode;
        });

    /// <summary>
    /// Writes a struct: its members for programs, what <paramref name="forPeople"/> writes for people.
    /// </summary>
    public void WriteAnswer(InventoryRecord answer, Action forPeople)
    {
        if (IsForPeople)
        {
            forPeople();
        }
        else
        {
            WriteRows([answer], [.. answer.Fields.Keys]);
        }

        foreach (InventoryRecord warning in answer.Records("warnings"))
        {
            Command.Output.Flush();
            Command.Errors.Complain(Messages.Format($"warning: {warning.Text("message")} ({warning.Text("code")})"));
        }
    }

    /// <summary>Writes structs by the names of their members.</summary>
    public void WriteRows(IEnumerable<InventoryRecord> rows, params string[] names)
    {
        List<Column<InventoryRecord>> columns = [];
        foreach (string name in names)
        {
            columns.Add(Format is OutputFormat.Json or OutputFormat.Jsonl
                ? new Column<InventoryRecord>(name, row => row.Fields.GetValueOrDefault(name))
                : InventoryColumns.Named(name)[0]);
        }

        Command.WriteRows(Format, columns, rows);
    }

    /// <summary>Asks whether to go on; <paramref name="isConfirmed"/> answers yes at once.</summary>
    /// <exception cref="UsageException">Nobody can be asked.</exception>
    public bool Confirm(string question, bool isConfirmed)
    {
        if (isConfirmed)
        {
            return true;
        }

        Command.Output.Flush();
        return Command.Dialogue.Confirm(question) ?? throw new UsageException(
            Messages.Get("there is no terminal to ask on: --yes goes on, --dry-run only shows"));
    }
}

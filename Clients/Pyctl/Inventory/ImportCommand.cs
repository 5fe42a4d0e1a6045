// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Threading.Tasks;
using Client.Inventory;
using Contract;
using Localization;
using Pyctl.Output;

namespace Pyctl.Inventory;

/// <summary><c>pyctl inventory import</c>: shows what a file would change, and changes it.</summary>
/// <param name="context">What it works with.</param>
/// <param name="settings">How.</param>
internal sealed class ImportCommand(InventoryContext context, ImportSettings settings)
{
    private const string StandardInput = "-";
    private const int CompressFrom = 200_000;

    private static readonly (string Member, string Sign)[] s_kinds = [("create", "+"), ("update", "~"), ("delete", "-")];

    private OutputText Output => context.Command.Output;

    /// <summary>Imports the file.</summary>
    /// <returns>The exit code: <see cref="ExitCodes.Nothing"/> where the file has errors.</returns>
    public async Task<int> RunAsync()
    {
        Dictionary<string, object?> request = MakeRequest();
        InventoryRecord plan = await CallAsync(request, isDryRun: true).ConfigureAwait(false);
        bool hasErrors = plan.Records("errors").Count > 0 && !settings.SkipsBadRows;
        if (settings.IsDryRun || hasErrors)
        {
            WritePlan(plan);
            return plan.Records("errors").Count > 0 ? ExitCodes.Nothing : ExitCodes.Success;
        }

        if (plan.Records("delete").Count > 0 && !settings.IsConfirmed)
        {
            WritePlan(plan);
            if (!context.Confirm(Messages.Get("Import this?"), isConfirmed: false))
            {
                context.Command.Errors.Complain(Messages.Get("nothing was imported"));
                return ExitCodes.Nothing;
            }
        }

        InventoryRecord done = await CallAsync(request, isDryRun: false).ConfigureAwait(false);
        WriteDone(done);
        return done.IsTrue("applied") ? ExitCodes.Success : ExitCodes.Nothing;
    }

    private static byte[] Compress(byte[] content)
    {
        using MemoryStream packed = new();
        using (GZipStream gzip = new(packed, CompressionLevel.Fastest))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    private Dictionary<string, object?> MakeRequest()
    {
        byte[] content = ReadFile();
        Dictionary<string, object?> request = new()
        {
            // The daemon takes a request of one mebibyte, and unpacks what was packed.
            ["content"] = content.Length < CompressFrom ? content : Compress(content),
            ["format"] = settings.Format ?? FormatOf(settings.Path),
            ["mode"] = settings.Mode,
            ["comment"] = settings.Comment,
        };
        if (settings.Project is { } project)
        {
            request.Add("project", project);
        }

        if (settings.SkipsBadRows)
        {
            request.Add("skip_bad_rows", true);
        }

        return request;
    }

    private byte[] ReadFile()
    {
        if (settings.Path != StandardInput)
        {
            return File.ReadAllBytes(settings.Path);
        }

        using MemoryStream content = new();
        using Stream input = Console.OpenStandardInput();
        input.CopyTo(content);
        return content.ToArray();
    }

    private static string FormatOf(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => "csv",
        ".json" => "json",
        _ => throw new UsageException(Messages.Format($"{path}: say --format json, csv or conntrackt")),
    };

    private Task<InventoryRecord> CallAsync(Dictionary<string, object?> request, bool isDryRun)
    {
        request["dry_run"] = isDryRun;
        Task<InventoryRecord> call =
            context.Client.CallAsync(InventoryMethods.Import, request, context.Command.Cancellation);
        return new Waiting(context.Command).ForAsync(
            call, isDryRun ? Messages.Get("reading the file,") : Messages.Get("importing,"));
    }

    private void WritePlan(InventoryRecord plan)
    {
        if (!context.IsForPeople)
        {
            context.WriteAnswer(plan, () => { });
            return;
        }

        List<InventoryRecord> rows = [];
        foreach ((string member, string sign) in s_kinds)
        {
            rows.AddRange(plan.Records(member).Select(change => Marked(change, sign)));
        }

        context.WriteRows(rows, "change", "model", "label", "fields");
        WriteFindings(plan, "errors");
        WriteFindings(plan, "warnings");
        Output.WriteLine(Summary(plan));
    }

    private static InventoryRecord Marked(InventoryRecord change, string sign) =>
        new(new Dictionary<string, object?>(change.Fields) { ["change"] = sign });

    private void WriteFindings(InventoryRecord plan, string member)
    {
        IReadOnlyList<InventoryRecord> findings = plan.Records(member);
        if (findings.Count > 0)
        {
            Output.WriteLine(member == "errors" ? Messages.Get("Errors:") : Messages.Get("Warnings:"));
            context.WriteRows(findings, "line", "field", "code", "message");
        }
    }

    private void WriteDone(InventoryRecord done)
    {
        if (!context.IsForPeople)
        {
            context.WriteAnswer(done, () => { });
            return;
        }

        WriteFindings(done, "errors");
        Output.WriteLine(Summary(done));
        if (!done.IsTrue("applied"))
        {
            context.Command.Errors.Complain(Messages.Get("nothing was imported"));
        }
    }

    private static string Summary(InventoryRecord plan)
    {
        int creates = plan.Records("create").Count;
        int updates = plan.Records("update").Count;
        int deletes = plan.Records("delete").Count;
        int errors = plan.Records("errors").Count;
        return Messages.Format($"{creates} to create, {updates} to update, {deletes} to delete, {errors} errors");
    }
}

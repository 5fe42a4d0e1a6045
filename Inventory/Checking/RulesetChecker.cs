// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Rules;
using Localization;

namespace Inventory.Checking;

/// <summary>
/// Checks rule files with the tools that load them, in a network namespace that is made for each check: the rules of the
/// machine are neither touched nor looked at. Needs no privilege where the system lets users make namespaces. Safe to use
/// from any thread.
/// </summary>
/// <param name="runner">Runs the tools.</param>
public sealed partial class RulesetChecker(IProgramRunner runner)
{
    /// <summary>Checks a file.</summary>
    /// <param name="content">The file.</param>
    /// <param name="format">What it is written for.</param>
    /// <param name="level">How far the check goes.</param>
    /// <param name="cancellationToken">Ends the check and its programs.</param>
    /// <returns>What was found; a machine that cannot check at this level is a result too.</returns>
    /// <exception cref="ArgumentException">No tool loads rules of that format.</exception>
    public async Task<CheckResult> CheckAsync(
        string content, RuleFormat format, CheckLevel level, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        var tool = CheckTool.Of(format);
        long start = Stopwatch.GetTimestamp();
        Verdict verdict;
        try
        {
            verdict = await JudgeAsync(content, tool, level, cancellationToken);
        }
        catch (ProgramException exception)
        {
            verdict = Verdict.NotAvailable(tool.Program, exception.Message);
        }

        return new CheckResult(
            verdict is { IsAvailable: true, ExitCode: 0, Errors: "" },
            level,
            verdict.Tool,
            verdict.ExitCode,
            verdict.Errors,
            verdict.Line,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            verdict.IsAvailable);
    }

    private async Task<Verdict> JudgeAsync(
        string content, CheckTool tool, CheckLevel level, CancellationToken cancellationToken)
    {
        (ScratchNamespace? opened, string problem) = await ScratchNamespace.OpenAsync(runner, cancellationToken);
        if (opened is null)
        {
            return Verdict.NotAvailable(tool.Program, problem);
        }

        await using ScratchNamespace scratch = opened;
        ProgramResult version = await scratch.RunAsync(tool.Program, ["--version"], "", cancellationToken);
        if (version.ExitCode != 0)
        {
            return Verdict.NotAvailable(tool.Program, version.Errors.Trim());
        }

        string name = version.Output.Split('\n')[0].Trim();
        if (FindInclude(content, tool) is { } line)
        {
            return new Verdict(name, 0, Messages.Get("Another file is included, which only a file on the machine itself may do."), line);
        }

        IReadOnlyList<RulePiece> pieces = scratch.IsOfUser ? tool.Divide(content) : [];
        // nft asks the kernel for its opinion, in a message as large as one that loads.
        if (level == CheckLevel.Tool && !(tool.IsTestSent && pieces.Count > 1))
        {
            return Complaints(name, await scratch.RunAsync(tool.Program, tool.Test, content, cancellationToken));
        }

        Verdict loaded = pieces.Count > 1
            ? await LoadPiecesAsync(pieces, tool, name, scratch, cancellationToken)
            : Complaints(name, await scratch.RunAsync(tool.Program, tool.Load, content, cancellationToken));
        return level == CheckLevel.Tool || loaded.ExitCode != 0
            ? loaded
            : await ReadBackAsync(content, tool, name, scratch, cancellationToken);
    }

    private static async Task<Verdict> ReadBackAsync(
        string content, CheckTool tool, string name, ScratchNamespace scratch, CancellationToken cancellationToken)
    {
        ProgramResult read = await scratch.RunAsync(tool.Reader, tool.Read, "", cancellationToken);
        if (read.ExitCode != 0)
        {
            return Complaints(name, read);
        }

        RulesetDifference? difference = RulesetDifference.Find(tool.Normalize(content), tool.Normalize(read.Output));
        return difference is null ? new Verdict(name, 0, "", null) : new Verdict(name, 0, difference.Text, difference.Line);
    }

    private static async Task<Verdict> LoadPiecesAsync(
        IReadOnlyList<RulePiece> pieces, CheckTool tool, string name, ScratchNamespace scratch, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> arguments = tool.Load;
        foreach (RulePiece piece in pieces)
        {
            ProgramResult result = await scratch.RunAsync(tool.Program, arguments, piece.Content, cancellationToken);
            if (result.ExitCode != 0)
            {
                Verdict verdict = Complaints(name, result);
                return verdict with { Line = piece.LineOf(verdict.Line) };
            }

            arguments = tool.Add;
        }

        return new Verdict(name, 0, "", null);
    }

    // nft would print the lines of a file that it cannot read as rules, and so show it to whoever sent the rules.
    private static int? FindInclude(string content, CheckTool tool) => tool.Program != "nft"
        ? null
        : NftTokens.Of(content).Where(token => token.Is("include")).Select(token => (int?)token.Line).FirstOrDefault();

    // A tool may warn and go on; what it says counts where it refuses.
    private static Verdict Complaints(string name, ProgramResult result)
    {
        string errors = result.ExitCode == 0 ? "" : result.Errors.Trim();
        return new Verdict(name, result.ExitCode, errors, LineIn(errors));
    }

    private static int? LineIn(string errors)
    {
        Match match = LineNumber().Match(errors);
        return match.Success && int.TryParse(match.Groups["line"].ValueSpan, CultureInfo.InvariantCulture, out int line)
            ? line
            : null;
    }

    // "/dev/stdin:12:5-9: Error: ..." of nft; "line 7 failed", "Error occurred at line: 7" of iptables-restore.
    [GeneratedRegex(@"/dev/stdin:(?<line>\d+):|\bline:? (?<line>\d+)")]
    private static partial Regex LineNumber();

    private readonly record struct Verdict(string Tool, int ExitCode, string Errors, int? Line)
    {
        public bool IsAvailable { get; private init; } = true;

        public static Verdict NotAvailable(string tool, string problem) =>
            new(tool, 0, problem, null) { IsAvailable = false };
    }
}

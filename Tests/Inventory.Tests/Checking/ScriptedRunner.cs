// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Checking;

namespace Inventory.Tests.Checking;

/// <summary>Answers in the place of programs, and notes how they were called.</summary>
internal sealed class ScriptedRunner : IProgramRunner
{
    public List<string[]> Calls { get; } = [];

    /// <summary>The answers by a word of the command line; the others end well and say nothing.</summary>
    public Dictionary<string, ProgramResult> Answers { get; } = new()
    {
        ["--version"] = new ProgramResult(0, "iptables-restore v1.8.9\n", ""),
    };

    /// <summary>What the program that holds the namespace complains about before it ends; empty when it stays.</summary>
    public string HolderErrors { get; init; } = "";

    public bool IsHolderDisposed { get; private set; }

    public Task<ProgramResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken)
    {
        Calls.Add([program, .. arguments]);
        string? known = arguments.FirstOrDefault(Answers.ContainsKey);
        return Task.FromResult(known is null ? new ProgramResult(0, "", "") : Answers[known]);
    }

    public IRunningProgram Start(string program, IReadOnlyList<string> arguments)
    {
        Calls.Add([program, .. arguments]);
        return new Holder(this);
    }

    private sealed class Holder(ScriptedRunner runner) : IRunningProgram
    {
        public int Id => 77;

        public Task<string?> AskAsync(string line, CancellationToken cancellationToken) =>
            Task.FromResult(runner.HolderErrors.Length > 0 ? null : line);

        public Task<string> ReadErrorsAsync(CancellationToken cancellationToken) => Task.FromResult(runner.HolderErrors);

        public ValueTask DisposeAsync()
        {
            runner.IsHolderDisposed = true;
            return ValueTask.CompletedTask;
        }
    }
}

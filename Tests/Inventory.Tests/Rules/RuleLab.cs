// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Daemon.Programs;
using Inventory.Checking;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Rules;

/// <summary>A network namespace in which rules are loaded, with the answers of the tools.</summary>
internal sealed class RuleLab : IDisposable
{
    private readonly ProcessRunner _runner = new();

    public NetnsFixture Netns { get; } = new("ru-", isTracking: false);

    /// <summary>Runs a program inside; it may fail.</summary>
    public Task<ProgramResult> TryAsync(string program, IReadOnlyList<string> arguments, string input) =>
        _runner.RunAsync("ip", ["netns", "exec", Netns.Name, program, .. arguments], input, CancellationToken.None);

    /// <summary>Runs a program inside, which must not fail.</summary>
    public async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, string input = "")
    {
        ProgramResult result = await TryAsync(program, arguments, input);
        Assert.That(result.ExitCode, Is.Zero, result.Errors);
        return result.Output;
    }

    /// <summary>What the kernel has, without comments and counters of chains.</summary>
    /// <param name="tool"><c>iptables</c> or <c>ip6tables</c>.</param>
    public async Task<string[]> ReadAsync(string tool) =>
    [
        .. Array.FindAll(
            (await RunAsync(tool + "-save", [])).Split('\n'), line => line.Length > 0 && !line.StartsWith('#')),
    ];

    public void Dispose() => Netns.Dispose();
}

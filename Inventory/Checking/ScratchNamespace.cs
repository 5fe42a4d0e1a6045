// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Localization;

namespace Inventory.Checking;

/// <summary>
/// A network namespace with no links and no rules, in which programs run one after the other; it vanishes with this
/// object, and also when this process is killed. For use by one thread at a time.
/// </summary>
/// <remarks>
/// A process that echoes its input holds the namespace: its answer shows that everything is set up, and its input ends
/// with this process. Root needs nothing else; a user namespace around it makes it possible without any privilege.
/// </remarks>
internal sealed class ScratchNamespace : IAsyncDisposable
{
    private static readonly string[][] s_ways = [["--net"], ["--user", "--map-root-user", "--net"]];

    private readonly IProgramRunner _runner;
    private readonly IRunningProgram _holder;
    private readonly string[] _enter;

    private ScratchNamespace(IProgramRunner runner, IRunningProgram holder, bool isOfUser)
    {
        _runner = runner;
        _holder = holder;
        IsOfUser = isOfUser;
        string target = holder.Id.ToString(CultureInfo.InvariantCulture);
        // Outside, this user may not change its groups, and need not: the namespace knows it as root.
        string[] user = isOfUser ? ["--user", "--preserve-credentials"] : [];
        _enter = ["--target", target, .. user, "--net", "--"];
    }

    /// <summary>Whether it is within a user namespace, where root has no power over the kernel as a whole.</summary>
    public bool IsOfUser { get; }

    /// <summary>Makes a namespace.</summary>
    /// <returns>The namespace, or why there can be none here.</returns>
    public static async Task<(ScratchNamespace? Namespace, string Problem)> OpenAsync(
        IProgramRunner runner, CancellationToken cancellationToken)
    {
        var problems = new List<string>();
        foreach (string[] way in s_ways)
        {
            IRunningProgram holder = runner.Start("unshare", [.. way, "--", "cat"]);
            bool isReady = false;
            try
            {
                isReady = await holder.AskAsync("ready", cancellationToken) is not null;
                if (isReady)
                {
                    return (new ScratchNamespace(runner, holder, isOfUser: way.Contains("--user")), "");
                }

                problems.Add((await holder.ReadErrorsAsync(cancellationToken)).Trim());
            }
            finally
            {
                if (!isReady)
                {
                    await holder.DisposeAsync();
                }
            }
        }

        string reasons = string.Join("; ", problems);
        return (null, Messages.Format($"No network namespace can be made here: {reasons}"));
    }

    /// <summary>Runs a program inside.</summary>
    /// <exception cref="ProgramException">It could not be run to its end.</exception>
    public Task<ProgramResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken) =>
        _runner.RunAsync("nsenter", [.. _enter, program, .. arguments], input, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _holder.DisposeAsync();
}

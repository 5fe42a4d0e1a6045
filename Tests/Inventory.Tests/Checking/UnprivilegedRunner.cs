// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Inventory.Checking;

namespace Inventory.Tests.Checking;

/// <summary>Runs programs as nobody, without any capability.</summary>
internal sealed class UnprivilegedRunner(IProgramRunner runner) : IProgramRunner
{
    private static readonly string[] s_drop =
        ["--reuid", "65534", "--regid", "65534", "--clear-groups", "--inh-caps=-all", "--bounding-set=-all", "--no-new-privs", "--"];

    public Task<ProgramResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken) =>
        runner.RunAsync("setpriv", [.. s_drop, program, .. arguments], input, cancellationToken);

    public IRunningProgram Start(string program, IReadOnlyList<string> arguments) =>
        runner.Start("setpriv", [.. s_drop, program, .. arguments]);
}

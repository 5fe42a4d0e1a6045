// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace Inventory.Checking;

/// <summary>Runs other programs: by name and list of arguments, never through a shell. Safe to use from any thread.</summary>
public interface IProgramRunner
{
    /// <summary>Runs a program to its end.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    /// <param name="input">What it reads from its standard input.</param>
    /// <param name="cancellationToken">Ends the program, and what it started.</param>
    /// <exception cref="ProgramException">It could not be run to its end.</exception>
    public Task<ProgramResult> RunAsync(
        string program, IReadOnlyList<string> arguments, string input, CancellationToken cancellationToken);

    /// <summary>Starts a program that goes on until it is disposed of.</summary>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments, each as it is.</param>
    /// <exception cref="ProgramException">It could not be started.</exception>
    public IRunningProgram Start(string program, IReadOnlyList<string> arguments);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Threading;
using System.Threading.Tasks;

namespace Inventory.Checking;

/// <summary>A program that runs, and ends when this is disposed of. For use by one thread at a time.</summary>
public interface IRunningProgram : IAsyncDisposable
{
    /// <summary>The id of its process.</summary>
    public int Id { get; }

    /// <summary>Sends it a line and waits for one in return.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="cancellationToken">Ends the wait, not the program.</param>
    /// <returns>Its answer, without the end of the line; null when it ended instead.</returns>
    /// <exception cref="ProgramException">There was no answer in time.</exception>
    public Task<string?> AskAsync(string line, CancellationToken cancellationToken);

    /// <summary>What it wrote to its standard error; to be asked for once it has ended.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<string> ReadErrorsAsync(CancellationToken cancellationToken);
}

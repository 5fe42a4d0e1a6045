// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using Localization;

namespace Pyctl.Inventory;

/// <summary>Writes files that a daemon made.</summary>
/// <param name="context">What it works with.</param>
internal sealed class FileOutput(CommandContext context)
{
    private const string StandardOutput = "-";

    /// <summary>Writes a text or another file where the user wants it.</summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="path">The user's file, <c>-</c> or null for standard output.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Write(byte[] content, string? path)
    {
        if (path is null or StandardOutput)
        {
            context.Output.WriteBytes(content);
            return;
        }

        File.WriteAllBytes(path, content);
        context.Errors.Line(Messages.Format($"written: {path}, {content.Length} bytes"));
    }

    /// <summary>
    /// Writes a file that is no text: not to a terminal, but into a file with the name that the daemon gave it.
    /// </summary>
    /// <param name="content">Its bytes.</param>
    /// <param name="name">The name, of which only the last part counts: files go nowhere but here.</param>
    /// <param name="path">The user's file; null for this name.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UsageException">There is a file of that name, or it is none.</exception>
    public void WriteBinary(byte[] content, string name, string? path)
    {
        if (path is not null || !context.Terminal.IsTerminal)
        {
            Write(content, path);
            return;
        }

        string safe = Path.GetFileName(name);
        if (safe is "" or "." or ".." || safe.StartsWith('.') || File.Exists(safe))
        {
            throw new UsageException(Messages.Format($"{safe} is there already, or is no name for a file: say --to FILE"));
        }

        Write(content, safe);
    }
}

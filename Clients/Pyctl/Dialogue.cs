// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using Localization;

namespace Pyctl;

/// <summary>Asks the user, on standard error and the terminal; where there is no terminal, nobody answers.</summary>
/// <param name="errors">Where questions are shown.</param>
/// <param name="isInteractive">Whether standard input is a terminal.</param>
internal sealed class Dialogue(Reporter errors, bool isInteractive)
{
    /// <summary>Whether anybody answers.</summary>
    public bool IsInteractive => isInteractive;

    /// <summary>Asks whether to go on; the answer is no unless the user says yes.</summary>
    /// <returns>Null where nobody can be asked.</returns>
    public bool? Confirm(string question)
    {
        if (Ask(question + Messages.Get(" [y/N] ")) is not { } answer)
        {
            return null;
        }

        return answer.Trim().ToLowerInvariant() is "y" or "yes" or "o" or "oui";
    }

    /// <summary>Asks for a line; null where nobody can be asked or nobody answers.</summary>
    public string? Ask(string question)
    {
        if (!isInteractive)
        {
            return null;
        }

        errors.Write(question);
        return Console.ReadLine();
    }

    /// <summary>Asks for a line that is not shown; null where nobody can be asked.</summary>
    public string? AskSecret(string question)
    {
        if (!isInteractive)
        {
            return null;
        }

        // Asking for anything switches the echo off; after the prompt would be too late for who types ahead.
        _ = Console.KeyAvailable;
        errors.Write(question);
        StringBuilder secret = new();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                errors.Line("");
                return secret.ToString();
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                secret.Length -= secret.Length == 0 ? 0 : 1;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                secret.Append(key.KeyChar);
            }
        }
    }
}

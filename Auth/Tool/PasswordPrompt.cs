// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using Auth.Sha;
using Localization;

namespace Auth.Tool;

/// <summary>Asks for passwords: without echo on a terminal, else one line of standard input.</summary>
internal static class PasswordPrompt
{
    /// <summary>Asks for a new password, on a terminal twice.</summary>
    /// <exception cref="UsageException">It cannot be a password, or the two differ.</exception>
    public static string ReadNew()
    {
        string password = Read(Messages.Get("New password: "));
        if (!Console.IsInputRedirected && Read(Messages.Get("Once more: ")) != password)
        {
            throw new UsageException(Messages.Get("the two passwords differ; nothing was changed"));
        }

        return Examine(password);
    }

    /// <summary>Asks for a password that is there already.</summary>
    public static string ReadPresent() => Read(Messages.Get("Password: "));

    /// <summary>Returns a password that can be one.</summary>
    /// <exception cref="UsageException">It cannot.</exception>
    public static string Examine(string password)
    {
        return PasswordHash.IsAcceptable(password)
            ? password
            : throw new UsageException(
                Messages.Format(
                    $"a password has 1 to {PasswordHash.MaximumPasswordBytes} bytes of UTF-8, and no NUL among them"));
    }

    private static string Read(string prompt)
    {
        if (!Console.IsInputRedirected)
        {
            return ReadUnseen(prompt);
        }

        // Read as UTF-8 whatever the locale: that is how clients send passwords.
        using var input = new StreamReader(
            Console.OpenStandardInput(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return input.ReadLine() ?? "";
    }

    private static string ReadUnseen(string prompt)
    {
        // Asking for anything switches the echo off; after the prompt would be too late for who types ahead.
        _ = Console.KeyAvailable;
        Console.Error.Write(prompt);
        StringBuilder password = new();
        while (true)
        {
            ConsoleKeyInfo key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                Console.Error.WriteLine();
                return password.ToString();
            }

            if (key.Key == ConsoleKey.Backspace)
            {
                password.Length -= password.Length == 0 ? 0 : 1;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                password.Append(key.KeyChar);
            }
        }
    }
}

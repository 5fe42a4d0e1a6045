// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Auth.Sha;
using Localization;

namespace Auth.Tool;

/// <summary>The program <c>auth_sha</c>.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        // The library's own texts; numbers stay invariant.
        CultureInfo.CurrentUICulture = new CultureInfo(Language.OfProcess() == "fr" ? "fr" : "en");

        // A password that begins with @ is a password, and not the name of a file with arguments.
        ParseResult result = CommandTree.Create().Parse(
            arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (result.Errors.Count > 0)
        {
            foreach (ParseError error in result.Errors)
            {
                Console.Error.WriteLine($"auth_sha: {error.Message}");
            }

            return ExitCodes.BadUsage;
        }

        try
        {
            return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException exception)
        {
            return Fail(ExitCodes.BadUsage, exception.Message);
        }
        catch (PasswordFileException exception)
        {
            return Fail(ExitCodes.BadFile, exception.Message);
        }
        catch (Exception exception) when (exception is DllNotFoundException or NotSupportedException)
        {
            return Fail(ExitCodes.BadFile, exception.Message);
        }
    }

    private static int Fail(int exitCode, string message)
    {
        Console.Error.WriteLine($"auth_sha: {message}");
        return exitCode;
    }
}

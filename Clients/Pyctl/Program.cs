// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Client.Configuration;
using Localization;
using Pyctl.Grammar;
using Pyctl.Output;

namespace Pyctl;

/// <summary>The program <c>pyctl</c>.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] arguments)
    {
        // The library's own texts; numbers stay invariant.
        CultureInfo.CurrentUICulture = new CultureInfo(Language.OfProcess() == "fr" ? "fr" : "en");
        using var interruption = new CancellationTokenSource();
        using PosixSignalRegistration keyboard = CancelOn(PosixSignal.SIGINT, interruption);
        using PosixSignalRegistration request = CancelOn(PosixSignal.SIGTERM, interruption);
        Reporter errors = new(Console.OpenStandardError());
        CommandContext context = new(
            OutputText.OverStandardOutput(),
            errors,
            Terminal.OfProcess(),
            new Dialogue(errors, !Console.IsInputRedirected),
            TimeProvider.System,
            interruption.Token);
        try
        {
            int exitCode = await RunAsync(arguments, context).ConfigureAwait(false);
            context.Output.Flush();
            return exitCode;
        }
        catch (Exception exception) when (exception is UsageException or ConfigurationException)
        {
            return Fail(context, ExitCodes.BadUsage, exception.Message);
        }
        catch (OutputClosedException)
        {
            return ExitCodes.ClosedPipe;
        }
        catch (OperationCanceledException) when (interruption.IsCancellationRequested)
        {
            return ExitCodes.Interrupted;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Fail(context, ExitCodes.BadUsage, exception.Message);
        }
    }

    private static Task<int> RunAsync(string[] arguments, CommandContext context)
    {
        ParseResult result = CommandTree.Create(context, arguments).Parse(
            arguments, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
        if (result.Errors.Count == 0 || result.Action is not ParseErrorAction)
        {
            return result.InvokeAsync(
                new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null },
                context.Cancellation);
        }

        foreach (ParseError error in result.Errors)
        {
            context.Errors.Complain(error.Message);
        }

        context.Errors.Complain(Messages.Format($"{CommandTree.PathOf(result.CommandResult)} --help explains"));
        return Task.FromResult(ExitCodes.BadUsage);
    }

    // The first time the work is ended properly; who interrupts twice does not want to wait for that.
    private static PosixSignalRegistration CancelOn(PosixSignal signal, CancellationTokenSource interruption) =>
        PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = !interruption.IsCancellationRequested;
            interruption.Cancel();
        });

    private static int Fail(CommandContext context, int exitCode, string message)
    {
        context.Errors.Complain(message);
        return exitCode;
    }
}

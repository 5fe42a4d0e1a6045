// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading;
using Conntrack.Commands;
using Conntrack.Grammar;
using Conntrack.Output;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Conntrack.ConntrackPy;

/// <summary>What conntrack.py does: <c>list</c>, <c>xml</c> and <c>delete</c>. Connections are not collected but handed on.</summary>
/// <remarks>Errors go to standard output, as the original prints them.</remarks>
internal sealed class ConntrackPyProgram(CommandContext context)
{
    /// <summary>Does what the words say.</summary>
    /// <param name="words">The words after the program's name.</param>
    /// <returns>The exit code.</returns>
    public int Run(ReadOnlySpan<string> words)
    {
        using var interruption = new CancellationTokenSource();
        using PosixSignalRegistration registration = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal =>
        {
            signal.Cancel = true;
            interruption.Cancel();
        });
        try
        {
            return Execute(new ConntrackPyParser().Parse(words), interruption.Token);
        }
        catch (CommandLineException exception) when (exception.ExitCode == ExitCodes.Failure)
        {
            return Fail(exception.Message);
        }
        catch (CommandLineException exception)
        {
            context.Reporter.Line($"{ConntrackPyHelp.Usage}\n{ConntrackPyParser.ProgramName}: error: {exception.Message}");
            return exception.ExitCode;
        }
        catch (NetlinkException exception)
        {
            return Fail("ERROR: " + exception.Message);
        }
        catch (OperationCanceledException) when (!context.Output.IsClosed)
        {
            return Fail("Interrupted.");
        }
    }

    private int Fail(string message)
    {
        Print(message + "\n");
        return ExitCodes.Failure;
    }

    private void Print(string text)
    {
        context.Output.Write(Encoding.UTF8.GetBytes(text));
        context.Output.Flush();
    }

    private int Execute(ConntrackPyRequest request, CancellationToken cancellation)
    {
        if (request.Command is ConntrackPyCommand.None or ConntrackPyCommand.Help)
        {
            Print(ConntrackPyHelp.Text);
            return request.Command == ConntrackPyCommand.Help ? ExitCodes.Success : ExitCodes.Failure;
        }

        if (request.LoadsModules && !KernelModules.Load(context.Reporter.Line))
        {
            return ExitCodes.Failure;
        }

        if (request.Command == ConntrackPyCommand.Delete)
        {
            new ConnectionDeletion(context.Output, request).Run(cancellation);
        }
        else
        {
            Show(request, cancellation);
        }

        return ExitCodes.Success;
    }

    private void Show(ConntrackPyRequest request, CancellationToken cancellation)
    {
        var printer = new EntryPrinter(context.Output, WriterOf(request));
        var selector = new ConntrackPySelector(request);
        var sink = new ConntrackPySink(
            selector,
            (in record, extras, startTime) => printer.Write(record, extras, startTime),
            wantsDetails: request is { IsNewGeneration: true, Command: ConntrackPyCommand.Xml });
        using ConntrackConnection connection = KernelFilters.Open();
        connection.Dump(ref sink, selector.KernelFilter(), cancellation);
        printer.End();
    }

    private IEntryWriter WriterOf(ConntrackPyRequest request)
    {
        bool isXml = request.Command == ConntrackPyCommand.Xml;
        if (!request.IsNewGeneration)
        {
            return isXml ? new ConnectionXmlWriter(context.Output) : new ConnectionListWriter(context.Output);
        }

        var options = new OutputOptions
        {
            Form = isXml ? OutputForm.Xml : OutputForm.Text,
            Extended = true,
            Root = XmlRoot.None,
            Colour = context.Environment.UsesColour,
            IsTerminal = context.Environment.IsOutputTerminal,
            IsAnchor = context.Environment.IsAnchor,
        };
        IEntryWriter writer = EntryWriters.Create(options, context.Output, context.Clock);
        return isXml ? new FlowsXmlWriter(context.Output, writer) : writer;
    }
}

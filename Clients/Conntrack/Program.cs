// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;
using Conntrack.Commands;
using Conntrack.ConntrackPy;
using Conntrack.Grammar;
using Conntrack.Labels;
using Conntrack.Nfct;
using Conntrack.Output;
using Netfilter.Interop.Netlink;

namespace Conntrack;

/// <summary>The program <c>pyconntrack</c>.</summary>
internal sealed class Program
{
    private readonly CommandContext _context = new(
        OutputBuffer.OverStandardOutput(),
        new Reporter(StandardStreams.OpenError()),
        TimeProvider.System,
        Surroundings.Read());

    private Request _request = new();

    private static int Main(string[] arguments) => new Program().Run(arguments);

    private int Run(string[] arguments)
    {
        try
        {
            return Personality.Of(_context.Environment, arguments) switch
            {
                PersonalityKind.Nfct => new NfctProgram(_context, Personality.NfctDialect(_context.Environment)).Run(arguments),
                PersonalityKind.ConntrackPy => new ConntrackPyProgram(_context).Run(arguments),
                _ => RunAsConntrack(arguments),
            };
        }
        catch (CommandLineException exception)
        {
            _context.Reporter.Fail(exception.Message, exception.ExitCode);
            return exception.ExitCode;
        }
        catch (NetlinkException exception)
        {
            _context.Reporter.BannerLine(KernelFailure.TextOf(_request, exception, _context.Environment.IsAnchor));
            return ExitCodes.Failure;
        }
        catch (OperationCanceledException) when (_context.Output.IsClosed)
        {
            return ExitCodes.ClosedPipe;
        }
        catch (IOException exception)
        {
            _context.Reporter.BannerLine($"Operation failed: {exception.Message}");
            return ExitCodes.Failure;
        }
    }

    private int RunAsConntrack(string[] arguments) => arguments is ["-R" or "--load-file", var path, ..]
        ? new LoadCommand(_context, NewParser).Run(path)
        : Execute(arguments);

    private int Execute(string[] arguments)
    {
        _request = NewParser().Parse(arguments);
        bool isExpectation = _request.Table == TableKind.Expect;
        return _request.Command switch
        {
            CommandKind.Event => new EventCommand(_context, _request).Run(),
            CommandKind.List or CommandKind.Get or CommandKind.Create or CommandKind.Delete when isExpectation =>
                new ExpectationCommands(_context, _request).Run(),
            CommandKind.List => new ListCommand(_context, _request).Run(),
            CommandKind.Get => new GetCommand(_context, _request).Run(),
            CommandKind.Delete => new DeleteCommand(_context, _request).Run(),
            CommandKind.Create or CommandKind.Add => new CreateCommand(_context, _request).Run(),
            CommandKind.Update => new UpdateCommand(_context, _request).Run(),
            CommandKind.Flush => new FlushCommand(_context, _request).Run(),
            CommandKind.Counter => new CounterCommand(_context, _request).Run(),
            CommandKind.Statistics => new StatisticsCommand(_context, _request).Run(),
            CommandKind.Version => PrintVersion(),
            _ => new HelpCommand(_context, _request).Run(),
        };
    }

    private CommandLineParser NewParser() => new(_context.Reporter.Line, LoadLabels, _context.Environment.IsAnchor);

    private LabelMap? LoadLabels(string path)
    {
        try
        {
            return ConnlabelFile.Read(path);
        }
        catch (IOException)
        {
            _context.Reporter.Line("nfct_labelmap_new: No such file or directory");
            return null;
        }
    }

    private int PrintVersion()
    {
        _context.Output.Write(Encoding.UTF8.GetBytes($"conntrack v{Reporter.CompatibleVersion} (conntrack-tools)\n"));
        _context.Output.Flush();
        return ExitCodes.Success;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using Conntrack.Grammar;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Netlink;

namespace Conntrack.Commands;

/// <summary><c>-R</c>: runs the commands of a file, once all of its lines have been found valid.</summary>
/// <remarks>
/// The file is read twice, and what cannot be read twice is put aside first: of any number of lines only the flows of the
/// first ones stay in memory.
/// </remarks>
internal sealed class LoadCommand(CommandContext context, Func<CommandLineParser> newParser)
{
    private readonly PlainCreations _first = new();
    private ConntrackConnection? _connection;
    private CreateBatch? _creations;

    /// <summary>Runs them.</summary>
    /// <param name="path">The file; <c>-</c> is standard input.</param>
    /// <returns>The exit code.</returns>
    public int Run(string path)
    {
        using Stream file = Open(path);
        Check(file);
        file.Position = 0;
        int exitCode = ExitCodes.Success;
        Request? current = null;
        try
        {
            using ProgressLine? progress = context.BeginProgress("lines loaded", done: null, printsRows: false);
            for (int line = 0; line < _first.Count; line++)
            {
                progress?.Step();
                Create(_first[line]);
            }

            foreach (Request request in Requests(file, _first.Count))
            {
                progress?.Step();
                current = request;
                exitCode = Math.Max(exitCode, Execute(request));
            }

            _creations?.Complete();
        }
        catch (CreateFailure failure)
        {
            exitCode = Fail(new Request { Command = failure.Command }, failure.Reason);
        }
        catch (NetlinkException exception)
        {
            exitCode = Fail(current!, exception);
        }
        finally
        {
            _connection?.Dispose();
        }

        return exitCode;
    }

    private void Check(Stream file)
    {
        using ProgressLine? progress = context.BeginProgress("lines checked", done: null, printsRows: false);
        foreach (Request request in Requests(file, skipped: 0))
        {
            progress?.Step();
            CheckCommand(request);
            _first.Offer(request);
        }
    }

    private int Fail(Request request, NetlinkException reason)
    {
        context.Output.Flush();
        context.Reporter.BannerLine(KernelFailure.TextOf(request, reason, context.Environment.IsAnchor));
        return ExitCodes.Failure;
    }

    private static Stream Open(string path)
    {
        try
        {
            Stream stream = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            return stream.CanSeek ? stream : Spooled(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CommandLineException($"Failed to open file {path} for reading");
        }
    }

    private static FileStream Spooled(Stream stream)
    {
        using (stream)
        {
            var options = new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.ReadWrite,
                Options = FileOptions.DeleteOnClose,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            };
            var file = new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
            stream.CopyTo(file);
            file.Position = 0;
            return file;
        }
    }

    private IEnumerable<Request> Requests(Stream file, int skipped)
    {
        using var reader = new StreamReader(file, leaveOpen: true);
        var words = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            words.Clear();
            LoadLine.Split(line, words);
            if (words.Count > 0 && skipped-- <= 0)
            {
                yield return newParser().Parse(words.ToArray());
            }
        }
    }

    private static void CheckCommand(Request request)
    {
        bool isAllowed = request.Table == TableKind.Conntrack && request.Command
            is CommandKind.Create or CommandKind.Add or CommandKind.Update or CommandKind.Delete or CommandKind.Flush;
        if (isAllowed)
        {
            return;
        }

        char letter = CommandMatrix.LetterOf(request.Command);
        string name = letter == '\0' ? "unknown" : $"-{letter}";
        string table = request.Table == TableKind.Expect ? " expect" : "";
        throw new CommandLineException($"Cannot use command `{name}{table}' with --load-file");
    }

    private int Execute(Request request)
    {
        if (request.Command is CommandKind.Create or CommandKind.Add)
        {
            if (FlowTemplate.IsRefused(request))
            {
                _creations?.Complete();
                throw KernelFailure.Invalid("create");
            }

            Create(new Creation(FlowTemplate.Entry(request), request.Command));
            return ExitCodes.Success;
        }

        _creations?.Complete();
        switch (request.Command)
        {
            case CommandKind.Delete:
                new DeleteCommand(context, request).Execute();
                return ExitCodes.Success;
            case CommandKind.Update:
                return new UpdateCommand(context, request).Execute() ? ExitCodes.Success : ExitCodes.Failure;
            default:
                return new FlushCommand(context, request).Run();
        }
    }

    private void Create(in Creation creation)
    {
        _connection ??= ConntrackConnection.Open();
        _creations ??= new CreateBatch(_connection);
        _creations.Add(creation);
    }
}

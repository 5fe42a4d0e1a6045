// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Daemon.Configuration;
using Daemon.Hosting;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Daemon.Log;

/// <summary>The daemon's log: its target, and the level below which nothing is logged.</summary>
internal sealed class DaemonLog : IDisposable
{
    private const string JournalVariable = "JOURNAL_STREAM";

    private readonly LoggingLevelSwitch _level;
    private readonly AppendFile? _file;
    private readonly Logger _logger;

    private DaemonLog(LoggerConfiguration configuration, LogEventLevel level, AppendFile? file)
    {
        _level = new LoggingLevelSwitch(level);
        _file = file;

        // The host logs a failed start with a stack trace; the user is told in one sentence instead.
        _logger = configuration
            .MinimumLevel.ControlledBy(_level)
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .Filter.ByExcluding(static logEvent => logEvent.Exception is StartupException)
            .CreateLogger();
    }

    /// <summary>Opens the log that <paramref name="options"/> ask for.</summary>
    /// <param name="options">The options in force.</param>
    /// <param name="isDetached">Whether the daemon has no terminal.</param>
    /// <exception cref="IOException">The log file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The log file may not be written.</exception>
    public static DaemonLog Open(Options options, bool isDetached)
    {
        var configuration = new LoggerConfiguration();
        switch (Resolve(options.LogTarget, isDetached))
        {
            case LogTarget.File:
                var file = new AppendFile(options.LogFile);
                return new DaemonLog(configuration.WriteTo.Sink(new FileSink(file)), options.LogLevel, file);
            case LogTarget.Journal:
                var sink = new JournalSink(Console.Error);
                return new DaemonLog(configuration.WriteTo.Sink(sink), options.LogLevel, null);
            default:
                configuration.WriteTo.Console(new LineFormatter(), standardErrorFromLevel: LogEventLevel.Verbose);
                return new DaemonLog(configuration, options.LogLevel, null);
        }
    }

    /// <summary>Whether the log is a file, which nobody watches during the start.</summary>
    public bool IsFile => _file is not null;

    /// <summary>Where to write. Owned by the log.</summary>
    public ILogger Logger => _logger;

    /// <summary>Puts <paramref name="level"/> in force.</summary>
    public void SetLevel(LogEventLevel level) => _level.MinimumLevel = level;

    /// <summary>Opens the log file anew, where there is one.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Reopen() => _file?.Reopen();

    /// <summary>Writes what is left and closes the log.</summary>
    public void Dispose()
    {
        _logger.Dispose();
        _file?.Dispose();
    }

    private static LogTarget Resolve(LogTarget target, bool isDetached)
    {
        if (target != LogTarget.Auto)
        {
            return target;
        }

        if (isDetached)
        {
            return LogTarget.File;
        }

        bool isUnderSystemd = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(JournalVariable));
        return isUnderSystemd ? LogTarget.Journal : LogTarget.Console;
    }
}

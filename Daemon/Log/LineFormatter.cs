// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.IO;
using Serilog.Events;
using Serilog.Formatting;

namespace Daemon.Log;

/// <summary>The lines of console and file: time, level, message.</summary>
internal sealed class LineFormatter : ITextFormatter
{
    /// <inheritdoc/>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        string time = logEvent.Timestamp.ToString("yyyy-MM-ddTHH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
        output.WriteLine($"{time} {Name(logEvent.Level)} {LogMessage.Render(logEvent)}");
    }

    private static string Name(LogEventLevel level)
    {
        return level switch
        {
            LogEventLevel.Verbose => "verbose",
            LogEventLevel.Debug => "debug",
            LogEventLevel.Information => "info",
            LogEventLevel.Warning => "warning",
            LogEventLevel.Error => "error",
            _ => "fatal",
        };
    }
}

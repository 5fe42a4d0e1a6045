// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Threading;
using Serilog.Core;
using Serilog.Events;

namespace Daemon.Log;

/// <summary>
/// Writes for systemd's journal: each event one line that begins with its priority, as sd-daemon(3) has it. The
/// journal adds the time itself.
/// </summary>
/// <param name="output">Where the journal listens: standard error. Not owned.</param>
internal sealed class JournalSink(TextWriter output) : ILogEventSink
{
    private readonly Lock _lock = new();

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        string line = $"<{Priority(logEvent.Level)}>{LogMessage.Render(logEvent)}\n";
        lock (_lock)
        {
            output.Write(line);
            output.Flush();
        }
    }

    private static char Priority(LogEventLevel level)
    {
        return level switch
        {
            LogEventLevel.Verbose or LogEventLevel.Debug => '7',
            LogEventLevel.Information => '6',
            LogEventLevel.Warning => '4',
            LogEventLevel.Error => '3',
            _ => '2',
        };
    }
}

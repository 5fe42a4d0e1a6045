// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.IO;
using Serilog.Core;
using Serilog.Events;

namespace Daemon.Log;

/// <summary>Writes the log to a file that can be opened anew.</summary>
/// <param name="file">The file. Not owned.</param>
internal sealed class FileSink(AppendFile file) : ILogEventSink
{
    private readonly LineFormatter _formatter = new();

    /// <inheritdoc/>
    public void Emit(LogEvent logEvent)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        _formatter.Format(logEvent, writer);
        file.WriteLine(writer.ToString().TrimEnd('\n'));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Daemon.Log;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Daemon.Tests.Support;

/// <summary>A log that keeps its lines for a test to look at.</summary>
internal sealed class CollectingSink : ILogEventSink
{
    public List<string> Lines { get; } = [];

    public Logger CreateLogger() => new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(this).CreateLogger();

    public void Emit(LogEvent logEvent) => Lines.Add(LogMessage.Render(logEvent));
}

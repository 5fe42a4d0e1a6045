// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using Daemon.Log;
using NUnit.Framework;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Daemon.Tests.Log;

public sealed class JournalSinkTests
{
    [TestCase(LogEventLevel.Verbose, '7')]
    [TestCase(LogEventLevel.Debug, '7')]
    [TestCase(LogEventLevel.Information, '6')]
    [TestCase(LogEventLevel.Warning, '4')]
    [TestCase(LogEventLevel.Error, '3')]
    [TestCase(LogEventLevel.Fatal, '2')]
    public void Emit_Event_IsOneLineWithItsPriority(LogEventLevel level, char priority)
    {
        using var output = new StringWriter();
        using Logger logger = new LoggerConfiguration().MinimumLevel.Verbose()
            .WriteTo.Sink(new JournalSink(output)).CreateLogger();

        logger.Write(level, "from {Source:l}", "a\n<0>forged");

        Assert.That(output.ToString(), Is.EqualTo($"<{priority}>from a\\u000a<0>forged\n"));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using Daemon.Log;
using NUnit.Framework;
using Serilog.Events;
using Serilog.Parsing;

namespace Daemon.Tests.Log;

public sealed class LineFormatterTests
{
    [TestCase(LogEventLevel.Debug, "debug")]
    [TestCase(LogEventLevel.Information, "info")]
    [TestCase(LogEventLevel.Warning, "warning")]
    [TestCase(LogEventLevel.Fatal, "fatal")]
    public void Format_Event_IsTimeLevelMessage(LogEventLevel level, string name)
    {
        Assert.That(Format(level, null), Is.EqualTo($"2026-11-24T13:14:15.678+01:00 {name} user mallory\\u000aroot\n"));
    }

    [Test]
    public void Format_Exception_IsOneLine()
    {
        Exception error = Catch();

        string line = Format(LogEventLevel.Error, error);

        Assert.That(line, Does.Contain("InvalidOperationException: two\\u000alines").And.Contain(" at "));
        Assert.That(line.TrimEnd('\n'), Does.Not.Contain("\n"));
    }

    private static InvalidOperationException Catch()
    {
        try
        {
            throw new InvalidOperationException("two\nlines");
        }
        catch (InvalidOperationException error)
        {
            return error;
        }
    }

    private static string Format(LogEventLevel level, Exception? error)
    {
        var time = new DateTimeOffset(2026, 11, 24, 13, 14, 15, 678, TimeSpan.FromHours(1));
        MessageTemplate template = new MessageTemplateParser().Parse("user {Name:l}");
        var logEvent = new LogEvent(
            time, level, error, template, [new LogEventProperty("Name", new ScalarValue("mallory\nroot"))]);
        using var writer = new StringWriter();
        new LineFormatter().Format(logEvent, writer);
        return writer.ToString();
    }
}

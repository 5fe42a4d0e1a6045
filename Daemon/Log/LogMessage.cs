// SPDX-License-Identifier: GPL-2.0-or-later
using System.Globalization;
using System.IO;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace Daemon.Log;

/// <summary>Renders log events as text of one line, a stack trace included. Safe for use by several threads.</summary>
internal static class LogMessage
{
    private static readonly MessageTemplateTextFormatter s_formatter =
        new("{Message:lj} {Exception}", CultureInfo.InvariantCulture);

    /// <summary>The message of <paramref name="logEvent"/> and its exception.</summary>
    public static string Render(LogEvent logEvent)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        s_formatter.Format(logEvent, writer);
        return SingleLine.Escape(writer.ToString().TrimEnd());
    }
}

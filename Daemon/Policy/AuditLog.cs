// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Globalization;
using System.IO;
using System.Text;
using Daemon.Log;
using Serilog;

namespace Daemon.Policy;

/// <summary>
/// Records who did what: one line per event with <c>time user source action target result</c> as <c>key=value</c>.
/// Values that hold anything but letters, digits and <c>._:/@+,[]-</c> are quoted; quotes, backslashes and everything
/// that could begin a new line are escaped, so no value can forge a field or a line. Callers pass no secrets and no
/// session ids. Safe for use by several threads.
/// </summary>
internal sealed class AuditLog : IDisposable
{
    /// <summary>The longest value that is recorded whole, in characters.</summary>
    private const int MaxValueLength = 4096;

    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:/@+,[]-");

    private readonly AppendFile? _file;
    private readonly ILogger _log;
    private readonly TimeProvider _time;

    /// <summary>Opens the audit log.</summary>
    /// <param name="path">Its file; null where the lines go to <paramref name="log"/> alone.</param>
    /// <param name="log">The daemon's log, which gets the lines too.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public AuditLog(string? path, ILogger log, TimeProvider time)
    {
        _file = path is null ? null : new AppendFile(path);
        _log = log;
        _time = time;
    }

    /// <summary>Records one event.</summary>
    /// <param name="user">Who did it.</param>
    /// <param name="source">From where: an address, or <c>unix</c>.</param>
    /// <param name="action">What was done, such as <c>kill</c>.</param>
    /// <param name="target">To what, such as the tuple of a connection.</param>
    /// <param name="result">How it ended, such as <c>killed</c> or <c>denied</c>.</param>
    public void Record(string user, string source, string action, string target, string result)
    {
        var fields = new StringBuilder();
        Append(fields, "user", user);
        Append(fields, "source", source);
        Append(fields, "action", action);
        Append(fields, "target", target);
        Append(fields, "result", result);
        string line = fields.ToString();
        _log.Information("audit{Fields:l}", line);
        if (_file is null)
        {
            return;
        }

        string time = _time.GetUtcNow().ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture);
        try
        {
            _file.WriteLine($"time={time}{line}");
        }
        catch (IOException error)
        {
            // The action has happened; the daemon's log has the line, and now also this.
            _log.Error("The audit file cannot be written: {Reason}", error.Message);
        }
    }

    /// <summary>Opens the file anew, where there is one.</summary>
    /// <exception cref="IOException">It cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Reopen() => _file?.Reopen();

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file?.Dispose();

    private static void Append(StringBuilder line, string key, string value)
    {
        line.Append(' ').Append(key).Append('=');
        string shown = value.Length > MaxValueLength ? value[..MaxValueLength] + "..." : value;
        if (shown.Length > 0 && !shown.AsSpan().ContainsAnyExcept(s_plain))
        {
            line.Append(shown);
            return;
        }

        line.Append('"');
        foreach (char character in shown)
        {
            if (character is '"' or '\\')
            {
                line.Append('\\');
            }

            SingleLine.Append(line, character);
        }

        line.Append('"');
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Text;

namespace Conntrack;

/// <summary>Writes lines to standard error, as UTF-8 and at once.</summary>
internal sealed class Reporter
{
    /// <summary>The release of conntrack-tools that this program stands in for.</summary>
    public const string CompatibleVersion = "1.4.9";

    private const string Banner = $"conntrack v{CompatibleVersion} (conntrack-tools): ";

    private const string EraseLine = "\r\e[K";

    private readonly Stream _stream;
    private bool _showsProgress;

    /// <summary>Makes a reporter.</summary>
    /// <param name="stream">Where the lines go.</param>
    public Reporter(Stream stream)
    {
        _stream = stream;
    }

    /// <summary>Writes a line.</summary>
    public void Line(string text)
    {
        EndProgress();
        Write(text + "\n");
    }

    /// <summary>Shows how far work is, in the place of what was shown before; for terminals only.</summary>
    public void Progress(string text)
    {
        Write(EraseLine + text);
        _showsProgress = true;
    }

    /// <summary>Takes away what shows how far work is.</summary>
    public void EndProgress()
    {
        if (_showsProgress)
        {
            _showsProgress = false;
            Write(EraseLine);
        }
    }

    /// <summary>Writes a line with the banner before it.</summary>
    public void BannerLine(string text) => Line(Banner + text);

    /// <summary>Writes how many flows something was done to.</summary>
    /// <param name="count">How many.</param>
    /// <param name="done">What, as in "shown".</param>
    public void Summary(long count, string done) =>
        BannerLine(FormattableString.Invariant($"{count} flow entries have been {done}."));

    /// <summary>Writes what is wrong with the command line, and where help is.</summary>
    public void Fail(string text, int exitCode)
    {
        BannerLine(text);
        if (exitCode == ExitCodes.BadParameter)
        {
            Line("Try `conntrack -h' or 'conntrack --help' for more information.");
        }
    }

    private void Write(string text)
    {
        try
        {
            _stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // Nobody reads what is said; the exit code says it too.
        }
    }
}

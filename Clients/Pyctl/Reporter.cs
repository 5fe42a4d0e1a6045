// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Text;

namespace Pyctl;

/// <summary>Writes lines to standard error, as UTF-8 and at once.</summary>
/// <param name="stream">Where the lines go.</param>
internal sealed class Reporter(Stream stream)
{
    /// <summary>Writes a line.</summary>
    public void Line(string text) => Write(text + "\n");

    /// <summary>Writes each line of a text with the program's name before it.</summary>
    public void Complain(string text)
    {
        foreach (string line in text.Split('\n'))
        {
            Line("pyctl: " + line);
        }
    }

    /// <summary>Writes text without a line end, as a question or as the state of long work.</summary>
    public void Write(string text)
    {
        try
        {
            stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // Nobody reads what is said; the exit code says it too.
            return;
        }
    }
}

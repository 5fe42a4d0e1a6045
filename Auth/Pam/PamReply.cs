// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;

namespace Auth.Pam;

/// <summary>What the program <c>pyctd-pam</c> answers, as it crosses the pipe.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Text">The user's name as PAM has it when accepted, else the reason.</param>
/// <param name="Groups">Those of the asked groups that the user is in.</param>
internal sealed record PamReply(PamOutcome Outcome, string Text, IReadOnlyList<string> Groups)
{
    // Modules are code of others: what one of them prints, or an exit from within one, must not be read as an answer.
    private const string Beginning = "pyctd-pam 1";
    private const string End = "end";

    /// <summary>Writes it to the pipe, one line for each part.</summary>
    public void Write(TextWriter writer)
    {
        writer.WriteLine(Beginning);
        writer.WriteLine(Outcome);
        writer.WriteLine(Text.ReplaceLineEndings(" "));
        foreach (string group in Groups)
        {
            writer.WriteLine(group);
        }

        writer.WriteLine(End);
        writer.Flush();
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null where it is anything else.</summary>
    public static PamReply? Parse(string text)
    {
        string[] lines = text.Split('\n');
        return lines is [Beginning, var name, var reason, .. var groups, End, ""]
            && Enum.TryParse(name, out PamOutcome outcome)
            && outcome.ToString() == name
                ? new PamReply(outcome, reason, groups)
                : null;
    }
}

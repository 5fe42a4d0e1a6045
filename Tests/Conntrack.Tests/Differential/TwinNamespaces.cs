// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using TestSupport;

namespace Conntrack.Tests.Differential;

/// <summary>Two network namespaces alike, one for each program.</summary>
internal sealed class TwinNamespaces : IDisposable
{
    private const string LabelRules = "table inet l { chain c { type filter hook output priority 0; ct label set 127; }; }";

    private static readonly string[] s_labels = ["0 eth0-in", "1 eth0-out", "3 lab-three", "5 two words"];

    private readonly NetnsFixture _ours;
    private readonly NetnsFixture _anchors;
    private readonly string? _overlay;

    /// <summary>Makes them.</summary>
    /// <param name="hasLabels">Whether there are names of labels, and a rule that makes flows have labels.</param>
    public TwinNamespaces(bool hasLabels)
    {
        _ours = new NetnsFixture("cl-");
        try
        {
            _anchors = new NetnsFixture("cl-");
        }
        catch
        {
            _ours.Dispose();
            throw;
        }

        if (!hasLabels)
        {
            return;
        }

        try
        {
            _overlay = Directory.CreateTempSubdirectory("conntrack-labels-").FullName;
            Directory.CreateDirectory(Path.Combine(_overlay, "xtables"));
            File.WriteAllLines(Path.Combine(_overlay, "xtables", "connlabel.conf"), s_labels);
            _ours.LoadRules(LabelRules);
            _anchors.LoadRules(LabelRules);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The program that it is compared with.</summary>
    public static string AnchorProgram => "conntrack";

    /// <summary>Runs a line of the program under test.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isStrict">Whether the divergences are switched off.</param>
    public Outcome Ours(ScriptLine line, bool isStrict = false) => Run(_ours, ProgramResult.Program, line, isStrict);

    /// <summary>Runs a line of conntrack(8).</summary>
    public Outcome Anchors(ScriptLine line) => Run(_anchors, AnchorProgram, line, isStrict: false);

    /// <summary>Empties both tables.</summary>
    public void Clear()
    {
        _ours.Run("conntrack", "-F");
        _anchors.Run("conntrack", "-F");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            _ours.Dispose();
        }
        finally
        {
            _anchors.Dispose();
            if (_overlay is not null)
            {
                Directory.Delete(_overlay, recursive: true);
            }
        }
    }

    private Outcome Run(NetnsFixture place, string program, ScriptLine line, bool isStrict)
    {
        (int exitCode, string output, string errors) = Execute(place, program, line.Words, line.Input, isStrict);
        if (line.PipedInto is not null)
        {
            (exitCode, string further, string complaints) = Execute(place, program, line.PipedInto, output, isStrict);
            output = further;
            errors += complaints;
        }

        (_, string table, _) = Execute(place, AnchorProgram, ["-L", "-o", "extended"], "", isStrict: false);
        return new Outcome(exitCode, output, errors, table);
    }

    private ProgramResult Execute(
        NetnsFixture place, string program, IReadOnlyList<string> words, string input, bool isStrict)
    {
        string[] overlay = _overlay is null
            ? []
            : ["unshare", "-m", "sh", "-c", $"mount -t overlay none -o lowerdir={_overlay}:/etc /etc && exec \"$@\"", "sh"];
        return ProgramResult.Of(place, [.. overlay, program, .. words], input, isStrict);
    }
}

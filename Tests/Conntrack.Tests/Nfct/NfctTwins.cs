// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using TestSupport;

namespace Conntrack.Tests.Nfct;

/// <summary>Two network namespaces alike: one for nfct(8), one for pyconntrack under its name.</summary>
internal sealed class NfctTwins : IDisposable
{
    private const string Name = "nfct";

    private readonly NetnsFixture _ours = new("nf-", isTracking: false);
    private readonly NetnsFixture _anchors = new("nf-", isTracking: false);

    /// <summary>The program that ours is compared with.</summary>
    public static string Anchor { get; } = CommandRunner.Locate(Name);

    /// <summary>The namespace of the program under test.</summary>
    public string OurNamespace => _ours.Path;

    /// <summary>What the program under test does with a line, and the policies that it leaves.</summary>
    /// <param name="words">The line.</param>
    /// <param name="isStrict">Whether the divergences are switched off.</param>
    public NfctOutcome Ours(IReadOnlyList<string> words, bool isStrict = false) =>
        Run(_ours, ProgramResult.Program, words, isStrict);

    /// <summary>What nfct(8) does with a line.</summary>
    public NfctOutcome Anchors(IReadOnlyList<string> words) => Run(_anchors, Anchor, words, isStrict: false);

    /// <summary>Adds a policy that a rule uses to both.</summary>
    public void AddUsedPolicy(string name)
    {
        foreach (NetnsFixture place in new[] { _ours, _anchors })
        {
            place.Run(Anchor, "add", "timeout", name, "inet", "udp", "replied", "5");
            place.Run("iptables", "-t", "raw", "-A", "OUTPUT", "-p", "udp", "-j", "CT", "--timeout", name);
        }
    }

    /// <summary>Empties both.</summary>
    public void Clear()
    {
        _ours.Run(Anchor, "flush", "timeout");
        _anchors.Run(Anchor, "flush", "timeout");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _ours.Dispose();
        _anchors.Dispose();
    }

    private static NfctOutcome Run(NetnsFixture place, string program, IReadOnlyList<string> words, bool isStrict)
    {
        (int exitCode, string output, string errors) = NamedProgram.Run(place.Path, Name, program, words, isStrict);
        return new NfctOutcome(exitCode, output, errors, place.Run(Anchor, "list", "timeout"));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Fuzz.Targets;

/// <summary>A decoder under fuzzing. It must return for every input; any exception that escapes is a finding.</summary>
internal interface IFuzzTarget
{
    /// <summary>The name by which the target is chosen on the command line and its corpus is found.</summary>
    public string Name { get; }

    /// <summary>Decodes one input.</summary>
    /// <param name="input">Any bytes.</param>
    public void Run(ReadOnlySpan<byte> input);
}

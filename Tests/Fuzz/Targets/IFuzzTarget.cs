// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Fuzz.Targets;

/// <summary>A decoder under fuzzing. It must return for every input; any exception that escapes is a finding.</summary>
/// <remarks>
/// Seeds are the files in <c>corpus/&lt;Name&gt;/</c> beside the program. A class in this assembly with a constructor without
/// parameters is found by itself.
/// </remarks>
internal interface IFuzzTarget
{
    /// <summary>The name by which the target is chosen on the command line and its corpus is found.</summary>
    public string Name { get; }

    /// <summary>Decodes one input.</summary>
    /// <param name="input">Any bytes.</param>
    public void Run(ReadOnlySpan<byte> input);
}

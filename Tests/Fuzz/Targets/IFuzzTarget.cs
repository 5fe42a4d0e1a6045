// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Fuzz.Targets;

/// <summary>Something that takes bytes from outside and must survive any of them.</summary>
/// <remarks>
/// Seeds are the files in <c>corpus/&lt;Name&gt;/</c> beside the program. A public class in this assembly with a constructor
/// without parameters is found by itself.
/// </remarks>
public interface IFuzzTarget
{
    /// <summary>Name of the target and of its corpus directory.</summary>
    public string Name { get; }

    /// <summary>Takes one input; any exception that leaves it is a crash, so expected ones are caught inside.</summary>
    /// <param name="input">The bytes.</param>
    public void Run(ReadOnlySpan<byte> input);
}

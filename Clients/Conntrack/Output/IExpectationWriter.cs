// SPDX-License-Identifier: GPL-2.0-or-later
using Netfilter.Interop.Expectations;

namespace Conntrack.Output;

/// <summary>Writes expectations into an <see cref="OutputBuffer"/>, one after the other.</summary>
internal interface IExpectationWriter
{
    /// <summary>Writes what comes before the first expectation. Called once, before anything else.</summary>
    public void Begin();

    /// <summary>Writes an expectation.</summary>
    /// <param name="expectation">The expectation.</param>
    /// <param name="kind">What happened to it; null outside of events.</param>
    public void Write(ConntrackExpectation expectation, ExpectationEventKind? kind);

    /// <summary>Writes what comes after the last expectation. Called once, unless the program fails.</summary>
    public void End();
}

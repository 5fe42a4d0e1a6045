// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Output;

/// <summary>Chooses the writer of expectations, which have text and XML alone.</summary>
internal static class ExpectationWriters
{
    /// <summary>Makes the writer.</summary>
    /// <param name="options">The form and what is shown.</param>
    /// <param name="buffer">Where it is written.</param>
    /// <param name="clock">The present time and the time zone.</param>
    public static IExpectationWriter Create(OutputOptions options, OutputBuffer buffer, TimeProvider clock) =>
        options.Form == OutputForm.Xml
            ? new ExpectationXmlWriter(buffer, options, new LocalTime(clock))
            : new ExpectationTextWriter(buffer, options, new LocalTime(clock));
}

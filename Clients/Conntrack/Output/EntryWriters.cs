// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Output;

/// <summary>Chooses the writer of a form.</summary>
internal static class EntryWriters
{
    /// <summary>Makes the writer of flows.</summary>
    /// <param name="options">The form and what is shown.</param>
    /// <param name="buffer">Where it is written.</param>
    /// <param name="clock">The present time and the time zone.</param>
    public static IEntryWriter Create(OutputOptions options, OutputBuffer buffer, TimeProvider clock) =>
        options.Form switch
        {
            OutputForm.Xml => new XmlEntryWriter(buffer, options, new LocalTime(clock)),
            OutputForm.Save => new SaveEntryWriter(buffer, options),
            OutputForm.Json or OutputForm.JsonLines => new JsonEntryWriter(buffer, options, new LocalTime(clock)),
            OutputForm.Csv => new CsvEntryWriter(buffer, options, new LocalTime(clock)),
            _ => new TextEntryWriter(buffer, options, new LocalTime(clock)),
        };
}

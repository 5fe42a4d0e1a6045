// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Output;

/// <summary>How entries are written.</summary>
internal enum OutputForm
{
    /// <summary>A line of words per entry, as conntrack(8) prints.</summary>
    Text,

    /// <summary>The XML of conntrack(8).</summary>
    Xml,

    /// <summary>A line of options per entry, which <c>-R</c> loads.</summary>
    Save,

    /// <summary>One JSON array of objects.</summary>
    Json,

    /// <summary>A JSON object per line.</summary>
    JsonLines,

    /// <summary>Comma-separated values with a heading.</summary>
    Csv,
}

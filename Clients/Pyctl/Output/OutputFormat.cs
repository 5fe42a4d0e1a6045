// SPDX-License-Identifier: GPL-2.0-or-later
namespace Pyctl.Output;

/// <summary>How rows are written.</summary>
internal enum OutputFormat
{
    /// <summary>Columns for people, as many as the terminal has room for.</summary>
    Table,

    /// <summary>All columns for people, however wide.</summary>
    Wide,

    /// <summary>One array of objects.</summary>
    Json,

    /// <summary>An object on each line.</summary>
    Jsonl,

    /// <summary>RFC 4180, with a header.</summary>
    Csv,

    /// <summary>Values with tabs between them, with a header.</summary>
    Tsv,

    /// <summary>The lines of <c>conntrack -L</c>; connections only.</summary>
    Conntrack,

    /// <summary>The XML of conntrack(8) for connections, an element for each row of anything else.</summary>
    Xml,
}

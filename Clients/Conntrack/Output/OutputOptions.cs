// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Conntrack.Labels;

namespace Conntrack.Output;

/// <summary>What a writer writes of each entry, and how. Immutable.</summary>
internal sealed record OutputOptions
{
    /// <summary>The form.</summary>
    public OutputForm Form { get; init; }

    /// <summary>Whether text begins with the layer 3 protocol (<c>-o extended</c>).</summary>
    public bool Extended { get; init; }

    /// <summary>Whether events and expectations are preceded by the time (<c>-o timestamp</c>).</summary>
    public bool Timestamp { get; init; }

    /// <summary>Whether text shows the kernel's identifier (<c>-o id</c>).</summary>
    public bool Id { get; init; }

    /// <summary>Whether the times of creation and end are shown (<c>-o ktimestamp</c>).</summary>
    public bool KernelTimestamp { get; init; }

    /// <summary>The names of labels; null where labels are not shown.</summary>
    public LabelMap? Labels { get; init; }

    /// <summary>Whether save output says in comments what it cannot say in options (<c>-o full</c>).</summary>
    public bool Full { get; init; }

    /// <summary>The option letter that save lines begin with when they come from no event: <c>A</c> or <c>D</c>.</summary>
    public char SaveCommand { get; init; } = 'A';

    /// <summary>When XML has a root.</summary>
    public XmlRoot Root { get; init; }

    /// <summary>The columns of CSV and the members of JSON, in their order; null for all.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Whether text is coloured: standard output is a terminal, and NO_COLOR is not set.</summary>
    public bool Colour { get; init; }

    /// <summary>Whether standard output is a terminal: control characters in the texts of others are then replaced.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>Whether the anchor's defects are kept (PYCONNTRACK_COMPAT=anchor).</summary>
    public bool IsAnchor { get; init; }
}

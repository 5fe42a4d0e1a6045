// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Inventory.Diagrams.Svg;

/// <summary>The style of a picture: the colours for a light and for a dark ground, chosen by who shows it.</summary>
internal static class SvgStyle
{
    /// <summary>The class of the whole picture, so that its style touches nothing else on a page.</summary>
    public const string Root = "pyctd-diagram";

    private const string Light = """
        .pyctd-diagram text{font-family:"DejaVu Sans",Verdana,"Noto Sans",sans-serif;fill:#1F2328}
        .pyctd-diagram .ground{fill:#FFFFFF}
        .pyctd-diagram .group{fill:#F6F8FA;stroke:#AFB8C1}
        .pyctd-diagram .title{font-size:15px;font-weight:bold}
        .pyctd-diagram .name{font-size:12px;font-weight:bold;paint-order:stroke;stroke:#F6F8FA;stroke-width:4px}
        .pyctd-diagram .muted{font-size:10px;fill:#57606A}
        .pyctd-diagram .label{font-size:10px}
        .pyctd-diagram .node text{font-size:12px;text-anchor:middle;fill:inherit}
        .pyctd-diagram .box{stroke:#1F2328;stroke-width:1}
        .pyctd-diagram .router{stroke-width:3}
        .pyctd-diagram .open{stroke-dasharray:4 2;stroke-width:1.5}
        .pyctd-diagram .edge{fill:none;stroke-linecap:round}
        .pyctd-diagram .edge:hover{stroke-width:4}
        .pyctd-diagram .undeclared{stroke-dasharray:5 4}
        .pyctd-diagram .mixed{stroke:#57606A}
        .pyctd-diagram .head.mixed{fill:#57606A;stroke:none}

        """;

    private const string Dark = """
        .pyctd-diagram text{fill:#E6EDF3}
        .pyctd-diagram .ground{fill:#0D1117}
        .pyctd-diagram .group{fill:#161B22;stroke:#444C56}
        .pyctd-diagram .name{stroke:#161B22}
        .pyctd-diagram .muted{fill:#9198A1}
        .pyctd-diagram .box{stroke:#E6EDF3}
        .pyctd-diagram .mixed{stroke:#9198A1}
        .pyctd-diagram .head.mixed{fill:#9198A1}

        """;

    /// <summary>Writes the style, with a class for the colour of each kind of edge.</summary>
    public static string Of(IEnumerable<DiagramEdge> edges)
    {
        (string Class, DiagramColour Colour)[] colours =
        [
            .. edges.Select(edge => (ClassOf(edge), edge.Colour)).Distinct(),
        ];
        var style = new StringBuilder("\n").Append(Light);
        AppendColours(style, colours);
        style.Append("@media (prefers-color-scheme:dark){\n").Append(Dark);
        AppendColours(style, [.. colours.Select(one => (one.Class, one.Colour.OnDark))]);
        return style.Append("}\n").ToString();
    }

    /// <summary>The class of an edge's colour.</summary>
    public static string ClassOf(DiagramEdge edge) => edge.State switch
    {
        EdgeState.Seen => "seen",
        EdgeState.NeverSeen => "unseen",
        EdgeState.Undeclared => "undeclared",
        _ => "of-" + edge.Source.Id,
    };

    private static void AppendColours(StringBuilder style, (string Class, DiagramColour Colour)[] colours)
    {
        foreach ((string name, DiagramColour colour) in colours)
        {
            style.Append($".{Root} .{name}{{stroke:{colour}}}\n.{Root} .head.{name}{{fill:{colour};stroke:none}}\n");
        }
    }
}

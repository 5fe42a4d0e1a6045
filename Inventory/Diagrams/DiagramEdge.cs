// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace Inventory.Diagrams;

/// <summary>All traffic from one node to another of which the same is known. Immutable.</summary>
/// <param name="Source">Who opens the connections.</param>
/// <param name="Target">Who is called.</param>
/// <param name="Label">The traffic.</param>
/// <param name="State">What is known about it.</param>
/// <param name="Flows">How many connections were seen.</param>
internal sealed record DiagramEdge(DiagramNode Source, DiagramNode Target, string Label, EdgeState State, long Flows)
{
    private const double Thinnest = 1.4;
    private const double Widest = 5;
    private const double Growth = 0.7;

    /// <summary>The width of its line: it grows by the same whenever the connections are ten times as many.</summary>
    public double Width => Math.Min(Thinnest + (Growth * Math.Log10(1 + Flows)), Widest);

    /// <summary>The width as text.</summary>
    public string WidthText => Width.ToString("0.#", CultureInfo.InvariantCulture);

    /// <summary>Its colour: that of where it comes from, until something was observed.</summary>
    public DiagramColour Colour => State switch
    {
        EdgeState.Seen => DiagramColour.Seen,
        EdgeState.NeverSeen => DiagramColour.Neutral,
        EdgeState.Undeclared => DiagramColour.Undeclared,
        _ => Source.Colour,
    };
}

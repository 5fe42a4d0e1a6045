// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;
using Contract.Filters;

namespace Fuzz.Targets;

/// <summary>The filter language: a text is refused with a place in it, or survives being printed and read.</summary>
internal sealed class FilterFuzzTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "filter";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input)
    {
        string text = Encoding.UTF8.GetString(input);
        FilterNode node;
        try
        {
            node = FilterParser.Parse(text);
        }
        catch (FilterSyntaxException error)
        {
            if (error.Position < 0 || error.Length < 0 || error.Position + error.Length > text.Length)
            {
                throw new InvalidOperationException("The place of the error is outside the text.", error);
            }

            return;
        }

        string printed = node.ToString();
        if (!FilterParser.Parse(printed).Equals(node))
        {
            throw new InvalidOperationException($"'{printed}' is not the filter that it was printed from.");
        }
    }
}

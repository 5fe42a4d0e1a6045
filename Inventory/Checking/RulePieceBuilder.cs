// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Text;

namespace Inventory.Checking;

/// <summary>Collects the lines of a part of a rule file. For use by one thread.</summary>
internal sealed class RulePieceBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _lines = [];

    /// <summary>How many rules or elements it has.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a line of the file that is a rule or an element.</summary>
    public void AddCounted(string text, int line)
    {
        Add(text, line);
        Count++;
    }

    /// <summary>Adds a line.</summary>
    /// <param name="text">The line, without its end.</param>
    /// <param name="line">The line of the file; 0 when it has none.</param>
    public void Add(string text, int line = 0)
    {
        _text.Append(text).Append('\n');
        _lines.Add(line);
    }

    /// <summary>The part.</summary>
    public RulePiece Build() => new(_text.ToString(), _lines);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Checking;

/// <summary>
/// Divides files of nft in the layout in which rules are generated: the first part makes the sets and chains, the others add
/// elements and then rules. A file in another layout stays in one part.
/// </summary>
internal sealed class NftPieces
{
    private readonly RulePieceBuilder _frame = new();
    private readonly List<RulePieceBuilder> _elements = [];
    private readonly List<RulePieceBuilder> _rules = [];
    private string _table = "";
    private string _block = "";

    private NftPieces()
    {
    }

    /// <summary>The parts of a file.</summary>
    public static IReadOnlyList<RulePiece> Of(string rules)
    {
        string[] lines = rules.TrimEnd('\n').Split('\n');
        if (lines.Length <= RulePiece.MaximumRules)
        {
            return [new RulePiece(rules, [.. Enumerable.Range(1, lines.Length)])];
        }

        var pieces = new NftPieces();
        for (int index = 0; index < lines.Length;)
        {
            index = pieces.Read(lines, index);
        }

        return [.. ((RulePieceBuilder[])[pieces._frame, .. pieces._elements, .. pieces._rules]).Select(piece => piece.Build())];
    }

    // Returns the index of the next line.
    private int Read(string[] lines, int index)
    {
        string line = lines[index];
        if (line == "\t\telements = {")
        {
            return ReadElements(lines, index + 1);
        }

        if (IsRule(line))
        {
            AddRule(line, index + 1);
            return index + 1;
        }

        if (line.EndsWith(" {", StringComparison.Ordinal))
        {
            string head = line[..^2].Trim('\t');
            _table = head.StartsWith("table ", StringComparison.Ordinal) ? head[6..] : _table;
            _block = head;
        }

        _frame.Add(line, index + 1);
        return index + 1;
    }

    private int ReadElements(string[] lines, int index)
    {
        var piece = new RulePieceBuilder();
        for (; index < lines.Length && lines[index] != "\t\t}"; index++)
        {
            if (piece.Count % RulePiece.MaximumElements == 0)
            {
                EndElements(piece);
                piece = new RulePieceBuilder();
                piece.Add($"add element {_table} {_block.Split(' ')[1]} {{");
                _elements.Add(piece);
            }

            piece.AddCounted(lines[index], index + 1);
        }

        EndElements(piece);
        return index + 1;
    }

    private static void EndElements(RulePieceBuilder piece)
    {
        if (piece.Count > 0)
        {
            piece.Add("}");
        }
    }

    private bool IsRule(string line) =>
        _block.StartsWith("chain ", StringComparison.Ordinal) && line.StartsWith("\t\t", StringComparison.Ordinal) &&
        !line.StartsWith("\t\ttype ", StringComparison.Ordinal) && line.AsSpan().Count('{') == line.AsSpan().Count('}');

    private void AddRule(string line, int number)
    {
        if (_rules.Count == 0 || _rules[^1].Count == RulePiece.MaximumRules)
        {
            _rules.Add(new RulePieceBuilder());
        }

        _rules[^1].AddCounted($"add rule {_table} {_block.Split(' ')[1]} {line.TrimStart('\t')}", number);
    }
}

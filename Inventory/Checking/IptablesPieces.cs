// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;

namespace Inventory.Checking;

/// <summary>Divides files of iptables-restore: the first part makes the chains, the others add rules to them.</summary>
internal static class IptablesPieces
{
    /// <summary>The parts of a file.</summary>
    public static IReadOnlyList<RulePiece> Of(string rules)
    {
        var pieces = new List<RulePiece>();
        var piece = new RulePieceBuilder();
        string table = "";
        string[] lines = rules.TrimEnd('\n').Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index];
            if (piece.Count == RulePiece.MaximumRules && table.Length > 0)
            {
                piece.Add("COMMIT");
                pieces.Add(piece.Build());
                piece = new RulePieceBuilder();
                piece.Add(table);
            }

            if (line.StartsWith("-A ", StringComparison.Ordinal))
            {
                piece.AddCounted(line, index + 1);
                continue;
            }

            piece.Add(line, index + 1);
            table = line.StartsWith('*') ? line : line == "COMMIT" ? "" : table;
        }

        pieces.Add(piece.Build());
        return pieces;
    }
}

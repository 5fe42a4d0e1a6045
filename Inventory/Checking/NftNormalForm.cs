// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Checking;

/// <summary>
/// Rules of nft in the form in which a file is compared with what the kernel gives back: a line for each table, chain,
/// rule, set, element and property. For use by one thread.
/// </summary>
/// <remarks>
/// A rule counts in its place, an element does not: the kernel has elements in an order of its own. What nft prints in
/// other words than it was written in is said in <see cref="NftPhrases"/>.
/// </remarks>
internal sealed class NftNormalForm
{
    private readonly NftToken[] _tokens;
    private readonly List<(string Path, string Element, NormalLine Line)> _lines = [];
    private int _position;

    private NftNormalForm(string rules) => _tokens = [.. NftTokens.Of(rules)];

    /// <summary>Brings rules to the normal form.</summary>
    /// <param name="rules">A file, or the answer of <c>nft --stateless --numeric-protocol list ruleset</c>.</param>
    public static IReadOnlyList<NormalLine> Of(string rules)
    {
        var form = new NftNormalForm(rules);
        while (form._position < form._tokens.Length)
        {
            form.ReadStatements(path: "", depth: 0);
        }

        // The order is stable: what is no element stays as it was within its path.
        return [.. form._lines
            .OrderBy(line => line.Path, StringComparer.Ordinal)
            .ThenBy(line => line.Element, StringComparer.Ordinal)
            .Select(line => line.Line)];
    }

    // Depth 1 is a table, whose statements have blocks of their own; depth 2 a chain or a set, where braces are sets.
    private void ReadStatements(string path, int depth)
    {
        while (_position < _tokens.Length && !_tokens[_position].Is("}"))
        {
            ReadStatement(path, depth);
        }

        _position++;
    }

    private void ReadStatement(string path, int depth)
    {
        var statement = new List<NftToken>();
        for (; _position < _tokens.Length && !_tokens[_position].Is("}"); _position++)
        {
            NftToken token = _tokens[_position];
            if (token.Is(NftTokens.End))
            {
                _position++;
                break;
            }

            if (!token.Is("{"))
            {
                statement.Add(token);
            }
            else if (depth < 2)
            {
                ReadBlock(path, statement, depth);
                return;
            }
            else
            {
                ReadSet(statement);
                _position--;
            }
        }

        if (statement.Count > 0)
        {
            AddStatement(path, statement);
        }
    }

    private void ReadBlock(string path, List<NftToken> head, int depth)
    {
        string inner = path + NftPhrases.Join(head) + " ";
        int line = head.Count > 0 ? head[0].Line : _tokens[_position].Line;
        _lines.Add((inner, "", new NormalLine(inner.TrimEnd(), line)));
        _position++;
        ReadStatements(inner, depth + 1);
    }

    // A set within a statement may stand on several lines.
    private void ReadSet(List<NftToken> statement)
    {
        int depth = 0;
        do
        {
            NftToken token = _tokens[_position++];
            depth += token.Is("{") ? 1 : token.Is("}") ? -1 : 0;
            if (!token.Is(NftTokens.End))
            {
                statement.Add(token);
            }
        }
        while (depth > 0 && _position < _tokens.Length);
    }

    private void AddStatement(string path, List<NftToken> statement)
    {
        if (statement is [{ Text: "elements" }, { Text: "=" }, { Text: "{" }, .. var elements, { Text: "}" }])
        {
            foreach (List<NftToken> element in NftPhrases.SplitAt(",", elements))
            {
                string text = NftPhrases.Element(element);
                _lines.Add((path, text, new NormalLine($"{path}element {text}", element[0].Line)));
            }

            return;
        }

        // What stands outside of tables makes room for them, and leaves nothing behind.
        if (path.Length > 0 || !IsPreparation(statement))
        {
            _lines.Add((path, "", new NormalLine(path + NftPhrases.Statement(statement), statement[0].Line)));
        }
    }

    private static bool IsPreparation(List<NftToken> statement) => statement[0].Text is "table" or "delete" or "flush" ||
        (statement[0].Is("add") && statement.Count > 1 && statement[1].Is("table"));
}

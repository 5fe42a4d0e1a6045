// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Inventory.Rules.Nft;

/// <summary>What is declared for one direction: limits and sets, which stand in the table, and rules, in a chain.</summary>
internal sealed class NftDirection
{
    private readonly RuleDirection _direction;
    private readonly PermittedTraffic[] _plain;
    private readonly NftSet[] _sets;

    /// <summary>Takes up what an entity is permitted in a direction.</summary>
    public NftDirection(RuleDirection direction, EntityPermissions permissions)
    {
        _direction = direction;
        _plain = [.. permissions[direction].Where(permitted => NftSetShape.Of(direction, permitted) is null)];
        _sets = [.. NftSet.Of(
            direction, permissions[direction].Where(permitted => NftSetShape.Of(direction, permitted) is not null))];
    }

    /// <summary>The traffic whose rate is limited.</summary>
    public IEnumerable<PermittedTraffic> Limited => _plain.Where(permitted => permitted.Rate is not null);

    /// <summary>Writes the sets.</summary>
    public void WriteSetsTo(StringBuilder text)
    {
        foreach (NftSet set in _sets)
        {
            set.WriteTo(text);
        }
    }

    /// <summary>
    /// Writes the rules: first those of single communications, which may log or limit what a set would let through
    /// without a word.
    /// </summary>
    public void WriteRulesTo(StringBuilder text)
    {
        foreach (PermittedTraffic permitted in _plain)
        {
            text.Append($"\t\t{NftPlainRule.Of(_direction, permitted)}\n");
        }

        foreach (NftSet set in _sets)
        {
            set.WriteRuleTo(text);
        }
    }
}

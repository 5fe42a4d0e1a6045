// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Inventory.Validation;

namespace Inventory.Rules.Nft;

/// <summary>What is declared for one direction: limits and sets, which stand in the table, and rules, in a chain.</summary>
internal sealed class NftDirection
{
    private readonly RuleDirection _direction;
    private readonly PermittedTraffic[] _plain;
    private readonly NftSet[] _sets;

    /// <summary>Takes up what an entity is permitted in a direction.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="permissions">The permissions of all directions.</param>
    /// <param name="findings">Where to put what cannot be said, once for each communication.</param>
    public NftDirection(RuleDirection direction, EntityPermissions permissions, FindingList findings)
    {
        _direction = direction;
        ILookup<string?, PermittedTraffic> byProblem = permissions[direction].ToLookup(NftConditions.FindProblem);
        PermittedTraffic[] permitted = [.. byProblem[null]];
        _plain = [.. permitted.Where(one => NftSetShape.Of(direction, one) is null)];
        _sets = [.. NftSet.Of(direction, permitted.Where(one => NftSetShape.Of(direction, one) is not null))];
        foreach (IGrouping<string?, PermittedTraffic> group in byProblem.Where(group => group.Key is not null))
        {
            foreach (long communication in group.Select(one => one.Communication).Distinct())
            {
                findings.Add(ValidationCodes.Format, "", $"Communication {communication}: {group.Key}");
            }
        }
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

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Inventory.Model;

namespace Inventory.Linting;

/// <summary>
/// Finds the communications that could go without anybody noticing: what each permits, others permit too, for as long,
/// and on the same machines (al-Shaer and Hamed, Discovery of Policy Anomalies in Distributed Firewalls; all rules here
/// accept, so that only redundancy remains). All that it finds could go at once. For use by one thread.
/// </summary>
internal sealed class Redundancy
{
    private readonly BoxIndex _index;

    private Redundancy(BoxIndex index) => _index = index;

    /// <summary>Finds them.</summary>
    /// <param name="communications">All that count now or later.</param>
    /// <param name="model">The model that they are in.</param>
    /// <param name="now">The present time.</param>
    public static IEnumerable<NeedlessCommunication> Find(
        IReadOnlyCollection<Communication> communications, InventoryModel model, DateTimeOffset now)
    {
        var builder = new BoxBuilder(communications, model);
        List<JudgedCommunication> judged = [];
        foreach (Communication one in communications)
        {
            var judge = new JudgedCommunication(one, TimeWindow.Of(one, now));
            judge.Boxes.AddRange(builder.BoxesOf(judge));
            judged.Add(judge);
        }

        var redundancy = new Redundancy(new BoxIndex(judged.SelectMany(one => one.Boxes), builder.Prefixes));
        return redundancy.Find(judged);
    }

    // The narrow ones first, so that of two the wider one stays; of two that permit the same, the older one.
    private IEnumerable<NeedlessCommunication> Find(List<JudgedCommunication> judged)
    {
        foreach (JudgedCommunication one in judged
            .Where(one => one.Boxes.Count > 0)
            .OrderBy(one => one.Size)
            .ThenByDescending(one => one.Communication.Id))
        {
            JudgedCommunication[] others = FindOne(one) is { } other ? [other] : FindSeveral(one);
            if (others.Length == 0)
            {
                continue;
            }

            bool isDuplicate = others.Length == 1 && CoversAll(one, others[0]);
            one.IsNeedless = true;
            yield return new NeedlessCommunication(
                one.Communication, [.. others.Select(each => each.Communication)], isDuplicate);
        }
    }

    /// <summary>The oldest communication that permits by itself all that one does, each range by a range.</summary>
    private JudgedCommunication? FindOne(JudgedCommunication one)
    {
        HashSet<JudgedCommunication>? common = null;
        foreach (PermittedBox box in one.Boxes)
        {
            var covering = _index.Covering(box, box.First)
                .Where(candidate => candidate.Last >= box.Last)
                .Select(candidate => candidate.Owner);
            common = common is null ? [.. covering] : [.. covering.Where(common.Contains)];
            if (common.Count == 0)
            {
                return null;
            }
        }

        return common?.MinBy(candidate => candidate.Communication.Id);
    }

    /// <summary>Communications that together permit all that one does, by ascending id, if there are any.</summary>
    private JudgedCommunication[] FindSeveral(JudgedCommunication one)
    {
        var chosen = new SortedDictionary<long, JudgedCommunication>();
        foreach (PermittedBox box in one.Boxes)
        {
            // The sweep: at each port that is not covered yet, the range that reaches furthest.
            for (int port = box.First; port <= box.Last;)
            {
                PermittedBox? best = _index.Covering(box, port).MaxBy(candidate =>
                    (Math.Min(candidate.Last, box.Last),
                    chosen.ContainsKey(candidate.Owner.Communication.Id),
                    -candidate.Owner.Communication.Id));
                if (best is null)
                {
                    return [];
                }

                chosen[best.Owner.Communication.Id] = best.Owner;
                port = best.Last + 1;
            }
        }

        return [.. chosen.Values];
    }

    private bool CoversAll(JudgedCommunication one, JudgedCommunication other) =>
        other.Boxes.TrueForAll(box => IsCoveredBy(one, box));

    private bool IsCoveredBy(JudgedCommunication one, PermittedBox box)
    {
        for (int port = box.First; port <= box.Last;)
        {
            PermittedBox? best = _index.Covering(box, port)
                .Where(candidate => candidate.Owner == one)
                .MaxBy(candidate => candidate.Last);
            if (best is null)
            {
                return false;
            }

            port = best.Last + 1;
        }

        return true;
    }
}

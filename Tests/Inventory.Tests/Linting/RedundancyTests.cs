// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Linting;
using Inventory.Model;
using Inventory.Validation;
using NUnit.Framework;
using Points = System.Collections.Generic.Dictionary<
    Inventory.Model.Communication, System.Collections.Generic.HashSet<object>>;

namespace Inventory.Tests.Linting;

/// <summary>What is found to be redundant, against every point that the communications permit.</summary>
internal sealed class RedundancyTests
{
    [Test]
    public void Of_RandomProjects_ReportsOnlyWhatCanGoTogether()
    {
        int reported = 0;
        for (int seed = 0; seed < 100; seed++)
        {
            (List<Communication> needless, List<Communication> kept, Points points) =
                Judge(new RandomInventory(seed, isPlain: false));
            foreach (Communication one in needless)
            {
                Assert.That(
                    points[one].IsSubsetOf(CoveredBy(kept, one, points)), $"seed {seed}: #{one.Id} was needed");
            }

            reported += needless.Count;
        }

        Assert.That(reported, Is.GreaterThan(50));
    }

    // Not looked for is what takes several communications in other ways than by ports: one for the incoming rule here
    // and one for the outgoing rule there, or a network put together of halves. The plain projects have neither.
    [Test]
    public void Of_RandomPlainProjects_ReportsAllThatCanGo()
    {
        for (int seed = 1000; seed < 1100; seed++)
        {
            var inventory = new RandomInventory(seed, isPlain: true);
            (_, List<Communication> kept, Points points) = Judge(inventory);
            foreach (Communication one in kept
                .Where(one => points[one].Count > 0 && !inventory.IsWithinOneMachine(one)))
            {
                Assert.That(
                    points[one].IsSubsetOf(CoveredBy([.. kept.Where(each => each != one)], one, points)),
                    Is.False,
                    $"seed {seed}: #{one.Id} is not needed");
            }
        }
    }

    private static (List<Communication> Needless, List<Communication> Kept, Points Points) Judge(
        RandomInventory inventory)
    {
        long[] needless =
        [
            .. ProjectLint.Of(inventory.Project, inventory.Model, SampleInventory.Now)
                .Where(finding => finding.Code is ValidationCodes.Redundant or ValidationCodes.Duplicate)
                .Select(finding => finding.Communication),
        ];
        Communication[] active =
        [
            .. inventory.Model.CommunicationsOf(inventory.Project).Where(one => one.State == CommunicationState.Active),
        ];
        return (
            [.. needless.Select(id => inventory.Model.Communications[id])],
            [.. active.Where(one => !needless.Contains(one.Id))],
            active.ToDictionary(one => one, one => PermittedPoints.Of(one, inventory.Model)));
    }

    private static HashSet<object> CoveredBy(
        List<Communication> others, Communication one, Points points) =>
    [
        .. others.Where(other => other.Rate is null && (other.Log || !one.Log)).SelectMany(other => points[other]),
    ];
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using Inventory.Rules;
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Packets;

/// <summary>
/// Random inventories, rendered, loaded into a kernel, and real packets sent: what the inventory lets through arrives, and
/// nothing else does.
/// </summary>
/// <remarks>
/// The seed of a failure is in its message; PYCTD_PACKET_SEED begins with another, PYCTD_PACKET_COUNT says how many
/// inventories are tried.
/// </remarks>
[Category("Kernel")]
internal sealed class RulesPacketKernelTests
{
    private const int ProbesPerInventory = 400;

    private static readonly RuleFormat[] s_iptables = [RuleFormat.Iptables, RuleFormat.Ip6tables];

    [OneTimeSetUp]
    public static void SkipWithoutNamespaces()
    {
        if (NetnsFixture.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }
    }

    [Test]
    public void Rules_OfRandomInventories_LetThroughWhatIsDeclaredAndNothingElse([Values] bool isNft)
    {
        int first = Setting("PYCTD_PACKET_SEED", 1);
        int count = Setting("PYCTD_PACKET_COUNT", 40);
        using var lab = new PacketLab();
        int arrived = 0;
        int sent = 0;
        long start = Stopwatch.GetTimestamp();
        for (int seed = first; seed < first + count; seed++)
        {
            var inventory = new RandomInventory(seed);
            RuleFormat[] formats = isNft ? [RuleFormat.Nft] : s_iptables;
            lab.Load(formats.Select(format => (format, Render(inventory, format))));
            var oracle = new Oracle(inventory.Model, inventory.Unit, inventory.Unit.Profile, SampleInventory.Now);
            Probe[] probes = [.. inventory.Probes(ProbesPerInventory)];

            HashSet<Probe> seen = lab.Send(probes);

            string[] wrong = [.. probes
                .Where(probe => oracle.Lets(probe) != seen.Contains(probe))
                .Select(probe => $"{(seen.Contains(probe) ? "arrived" : "did not arrive")}: {probe}")];
            Assert.That(wrong, Is.Empty, $"seed {seed}, {inventory.Unit.Kind}, {inventory.Unit.Profile}");
            arrived += seen.Count;
            sent += probes.Length;
        }

        TestContext.Out.WriteLine($"{count} inventories from seed {first}: {sent} packets sent, {arrived} arrived, {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.That(arrived, Is.InRange(sent / 10, sent * 9 / 10));
    }

    private static string Render(RandomInventory inventory, RuleFormat format)
    {
        RuleFile file = RuleFiles.Render(
            inventory.Unit, inventory.Model, new RenderOptions { Format = format, Time = SampleInventory.Now });
        Assert.That(file.Findings.Where(finding => finding.IsError), Is.Empty);
        return file.Content;
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using System.Threading.Tasks;
using Inventory.Model;
using Inventory.Rules;
using NUnit.Framework;

namespace Inventory.Tests.Rules;

/// <summary>
/// Texts that validation refuses, put into the model past it: the kernel has the same rules with them as without them.
/// </summary>
internal sealed class StrangeTextKernelTests : RuleKernelTest
{
    [Test]
    public async Task Render_StrangeTexts_LoadTheSameRules(
        [Range(1, 8)] int seed, [Values(RuleFormat.Iptables, RuleFormat.Ip6tables, RuleFormat.Conntrackt)] RuleFormat format)
    {
        var plain = new WebShop();
        var strange = new WebShop();
        Disfigure(strange, new StrangeTexts(seed));

        Assert.That(await LoadAsync(strange, format), Is.EqualTo(await LoadAsync(plain, format)));
    }

    [TestCase("Backup job\n-A INPUT -j ACCEPT")]
    [TestCase("Backup job\r-A INPUT -j ACCEPT")]
    [TestCase("Backup job\u2028-A INPUT -j ACCEPT")]
    [TestCase("\"; iptables -F; \"$(reboot)`reboot`")]
    [TestCase("#ipv6#")]
    [TestCase("PYCTD-RULES")]
    [TestCase("\u202eTPECCA")]
    public async Task Render_Description_StaysInItsCommentLine(string description)
    {
        var plain = new WebShop();
        var strange = new WebShop();
        foreach (Communication one in strange.Model.Communications.Values.ToList())
        {
            strange.Edit.Put(one with { Description = description });
        }

        Assert.That(await LoadAsync(strange, RuleFormat.Iptables), Is.EqualTo(await LoadAsync(plain, RuleFormat.Iptables)));
    }

    [Test]
    public async Task Render_DescriptionLongerThanTheBufferOfTheTool_AddsNoRule([Values(10_236, 10_237, 10_238)] int length)
    {
        var strange = new WebShop();
        foreach (Communication one in strange.Model.Communications.Values.ToList())
        {
            strange.Edit.Put(one with { Description = new string('x', length) + "-A INPUT -j ACCEPT" });
        }

        Assert.That(
            await LoadAsync(strange, RuleFormat.Iptables), Is.EqualTo(await LoadAsync(new WebShop(), RuleFormat.Iptables)));
    }

    private static void Disfigure(WebShop shop, StrangeTexts texts)
    {
        shop.Edit.Put(shop.Model.Projects[shop.Project.Id] with { Name = texts.Next() });
        foreach (Entity entity in shop.Model.Entities.Values.ToList())
        {
            shop.Edit.Put(entity with { Name = texts.Next() + entity.Id, Description = texts.Next() });
        }

        foreach (Communication one in shop.Model.Communications.Values.ToList())
        {
            shop.Edit.Put(one with { Description = texts.Next(), Owner = texts.Next(), Ticket = texts.Next() });
        }
    }

    // Groups are in another order with other descriptions, and so are compared as sets of lines.
    private static async Task<string[]> LoadAsync(WebShop shop, RuleFormat format)
    {
        RuleFile rules = ShopRules.Render(shop, shop.Model.Entities[shop.Web1.Id], format);
        string tool = format == RuleFormat.Ip6tables ? "ip6tables" : "iptables";
        using var lab = new RuleLab();
        await lab.RunAsync(tool + "-restore", ["--test"], rules.Content);
        await lab.RunAsync(tool + "-restore", [], rules.Content);
        return [.. (await lab.ReadAsync(tool)).Order(System.StringComparer.Ordinal)];
    }
}

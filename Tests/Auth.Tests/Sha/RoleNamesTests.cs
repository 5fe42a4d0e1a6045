// SPDX-License-Identifier: GPL-2.0-or-later
using Auth.Sha;
using NUnit.Framework;

namespace Auth.Tests.Sha;

public sealed class RoleNamesTests
{
    [TestCase("none")]
    [TestCase("view,kill")]
    [TestCase("view,inventory,admin")]
    [TestCase("inventory.view")]
    [TestCase("inventory.view,inventory.edit@shop,inventory.delete@#3")]
    [TestCase("kill,inventory.apply@Main site")]
    public void TryParse_WhatFormatWrites_IsTheSame(string text)
    {
        Assert.That(RoleNames.TryParse(text, out UserRights rights), Is.True);
        Assert.That(RoleNames.Format(rights), Is.EqualTo(text));
    }

    [TestCase("")]
    [TestCase("inventory.")]
    [TestCase("inventory.root")]
    [TestCase("inventory@shop")]
    [TestCase("inventory.view@")]
    [TestCase("inventory.view@#")]
    [TestCase("inventory.view@#x")]
    [TestCase("inventory.view@ shop")]
    [TestCase("Inventory.view")]
    [TestCase("view,none")]
    [TestCase("kill.view")]
    public void TryParse_AnythingElse_GivesNothing(string text)
    {
        Assert.That(RoleNames.TryParse(text, out UserRights rights), Is.False);
        Assert.That(rights, Is.EqualTo(UserRights.None));
    }

    [Test]
    public void TryParse_AllAndAPart_IsAll()
    {
        Assert.That(RoleNames.TryParse("inventory.view@shop,inventory", out UserRights rights), Is.True);
        Assert.That(rights, Is.EqualTo(UserRights.Of(Roles.Inventory)));
    }

    [TestCase("inventory", InventoryPermissions.Apply, 7, "shop", true)]
    [TestCase("inventory.view", InventoryPermissions.View, 7, "shop", true)]
    [TestCase("inventory.view", InventoryPermissions.Edit, 7, "shop", false)]
    [TestCase("inventory.edit@SHOP", InventoryPermissions.Edit, 7, "shop", true)]
    [TestCase("inventory.edit@shop", InventoryPermissions.View, 7, "shop", true)]
    [TestCase("inventory.edit@shop", InventoryPermissions.Edit, 7, "shop2", false)]
    [TestCase("inventory.edit@#7", InventoryPermissions.Edit, 7, "shop", true)]
    [TestCase("inventory.edit@#7", InventoryPermissions.Edit, 77, "#7", false)]
    [TestCase("inventory.edit@7", InventoryPermissions.Edit, 7, "shop", false)]
    public void Allows_PermissionInAProject_IsWhatWasGranted(
        string text, InventoryPermissions permission, long id, string name, bool expected)
    {
        Assert.That(RoleNames.TryParse(text, out UserRights rights), Is.True);
        Assert.That(rights.Roles, Is.EqualTo(Roles.Inventory));
        Assert.That(rights.Inventory[0].Allows(permission, id, name), Is.EqualTo(expected));
        Assert.That(rights.Inventory[0].AllowsEverywhere(permission), Is.EqualTo(expected && !text.Contains('@')));
    }
}

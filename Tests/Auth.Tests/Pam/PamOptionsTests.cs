// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Auth.Pam;
using NUnit.Framework;

namespace Auth.Tests.Pam;

internal sealed class PamOptionsTests
{
    [Test]
    public void Parse_AllOptions_AreTaken()
    {
        using var service = new PamService();

        PamOptions options = PamOptions.Parse(service.Options(
            ("roles", "view"), ("group-roles", "ops: view,kill ;net admins:admin"), ("timeout", "300")));

        Assert.That(options.Service, Is.EqualTo("pyctd"));
        Assert.That(options.Roles, Is.EqualTo(Roles.View));
        Assert.That(options.GroupRoles, Is.EqualTo(
            new Dictionary<string, Roles> { ["ops"] = Roles.View | Roles.Kill, ["net admins"] = Roles.Admin }));
        Assert.That(options.Timeout.TotalSeconds, Is.EqualTo(300));
    }

    [TestCase("colour", "red", "has no option colour; it takes service, roles, group-roles, timeout, confdir")]
    [TestCase("service", "../passwd", "option service: ")]
    [TestCase("service", "Pyctd", "option service: ")]
    [TestCase("service", "other-one", "there is no PAM service other-one: ")]
    [TestCase("roles", "root", "view,kill,change,inventory,admin or none")]
    [TestCase("roles", "none", "nobody would have a role")]
    [TestCase("group-roles", "ops", "GROUP:ROLES")]
    [TestCase("group-roles", ":view", "GROUP:ROLES")]
    [TestCase("group-roles", "ops:view;ops:kill", "GROUP:ROLES")]
    [TestCase("group-roles", "ops:root", "view,kill,change,inventory,admin or none")]
    [TestCase("timeout", "0", "1 to 300 seconds")]
    [TestCase("timeout", "301", "1 to 300 seconds")]
    [TestCase("timeout", "1.5", "1 to 300 seconds")]
    public void Parse_OptionThatIsWrong_IsNamedWithWhatIsAllowed(string option, string value, string reason)
    {
        using var service = new PamService();

        Assert.That(
            () => PamOptions.Parse(service.Options((option, value))),
            Throws.ArgumentException.With.Message.Contains(reason));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
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
            ("default-roles", "view"), ("group-roles", "ops: view, kill ;net admins:admin"), ("timeout", "300s")));

        Assert.That(options.Service, Is.EqualTo("pyctd"));
        Assert.That(options.Rights.Roles, Is.EqualTo(Roles.View));
        Assert.That(options.GroupRoles, Is.EqualTo(
            new Dictionary<string, UserRights>
            {
                ["ops"] = UserRights.Of(Roles.View | Roles.Kill),
                ["net admins"] = UserRights.Of(Roles.Admin),
            }));
        Assert.That(options.Timeout.TotalSeconds, Is.EqualTo(300));
    }

    [TestCase("colour", "red", "has no option colour; it takes service, default-roles, group-roles, timeout, confdir")]
    [TestCase("service", "../passwd", "service: ")]
    [TestCase("service", "Pyctd", "service: ")]
    [TestCase("service", "other-one", "there is no PAM service other-one: ")]
    [TestCase("default-roles", "root", "apply[@PROJECT]],admin or none")]
    [TestCase("default-roles", "none", "nobody could log in")]
    [TestCase("group-roles", "ops", "GROUP: ROLE,ROLE")]
    [TestCase("group-roles", ":view", "GROUP: ROLE,ROLE")]
    [TestCase("group-roles", "ops:view;ops:kill", "GROUP: ROLE,ROLE")]
    [TestCase("group-roles", "ops:root", "apply[@PROJECT]],admin or none")]
    [TestCase("timeout", "0", "1s to 300s")]
    [TestCase("timeout", "301", "1s to 300s")]
    [TestCase("timeout", "1.5", "1s to 300s")]
    public void Parse_OptionThatIsWrong_IsNamedWithWhatIsAllowed(string option, string value, string reason)
    {
        using var service = new PamService();

        Assert.That(
            () => PamOptions.Parse(service.Options((option, value))),
            Throws.InstanceOf<ArgumentException>().With.Message.Contains(reason));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Hosting;
using NUnit.Framework;

namespace Daemon.Tests.Hosting;

public sealed class PrivilegesTests
{
    [TestCase("0000000000001000", true)]
    [TestCase("000001ffffffffff", true)]
    [TestCase("000001ffffffefff", false)]
    [TestCase("0000000000000000", false)]
    [TestCase("nonsense", false)]
    public void HasNetAdmin_EffectiveSet_DecidesAlone(string effective, bool expected)
    {
        string status = $"Name:\tpyctd\nCapPrm:\t000001ffffffffff\nCapEff:\t{effective}\nCapBnd:\t000001ffffffffff\n";

        Assert.That(Privileges.HasNetAdmin(status), Is.EqualTo(expected));
    }

    [Test]
    public void HasNetAdmin_NoSuchLine_IsFalse()
    {
        Assert.That(Privileges.HasNetAdmin("Name:\tpyctd\n"), Is.False);
    }
}

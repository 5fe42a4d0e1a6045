// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using TestSupport;

namespace Inventory.Tests.Rules;

/// <summary>Base of tests that load rules into network namespaces of their own.</summary>
[Category("Kernel")]
internal abstract class RuleKernelTest
{
    [OneTimeSetUp]
    public static void SkipWithoutNamespaces()
    {
        if (NetnsFixture.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }
    }
}

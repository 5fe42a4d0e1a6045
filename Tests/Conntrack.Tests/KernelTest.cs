// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using TestSupport;

namespace Conntrack.Tests;

/// <summary>Base of tests that talk to the kernel in network namespaces of their own.</summary>
[Category("Kernel")]
public abstract class KernelTest
{
    [OneTimeSetUp]
    public void SkipWithoutNamespaces()
    {
        if (NetnsFixture.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }
    }
}

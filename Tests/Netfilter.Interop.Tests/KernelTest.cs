// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using TestSupport;

namespace Netfilter.Interop.Tests;

/// <summary>Base of tests that talk to the kernel in network namespaces of their own.</summary>
[Category("Kernel")]
public abstract class KernelTest
{
    protected const string Prefix = "ni-";

    [OneTimeSetUp]
    public void SkipWithoutNamespaces()
    {
        if (NetnsFixture.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using TestSupport;

namespace Pyctl.Tests.Support;

/// <summary>
/// Base of tests that run the program against the daemon on a real kernel, in network namespaces of their own.
/// </summary>
[Category("Kernel")]
public abstract class KernelTest
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

// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;

namespace Packaging.Tests;

/// <summary>Base of tests that install the packages on a machine of their own.</summary>
[Category("Kernel")]
public abstract class MachineTest
{
    /// <summary>Logs in, asks for the status and prints the version.</summary>
    private protected const string AskForVersion = "print(pyctd.status(pyctd.login())['version'])";

    [OneTimeSetUp]
    public static void SkipWithoutMachine()
    {
        if (ThrowawayMachine.WhyUnavailable is { } reason)
        {
            Assert.Ignore(reason);
        }
    }
}

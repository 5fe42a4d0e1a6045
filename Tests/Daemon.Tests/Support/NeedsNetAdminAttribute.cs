// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Daemon.Hosting;
using NUnit.Framework;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace Daemon.Tests.Support;

/// <summary>Skips a fixture or a test that runs the daemon where CAP_NET_ADMIN, without which it does not start, is missing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class NeedsNetAdminAttribute : NUnitAttribute, IApplyToTest
{
    public void ApplyToTest(Test test)
    {
        if (test.RunState != RunState.NotRunnable && !Privileges.HasNetAdmin())
        {
            test.RunState = RunState.Ignored;
            test.Properties.Set(PropertyNames.SkipReason, "CAP_NET_ADMIN is missing; run the tests as root.");
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.Conntrack;
using Netfilter.Interop.Timeouts;

namespace ConntrackExamples;

/// <summary>Adds a policy with short timeouts, for rules such as <c>iptables -t raw … -j CT --timeout impatient</c>.</summary>
internal static class AddTimeoutPolicy
{
    public static void Run()
    {
        using TimeoutPolicyConnection policies = TimeoutPolicyConnection.Open();
        policies.Replace(new TimeoutPolicy
        {
            Name = "impatient",
            Family = 2,
            Protocol = IpProtocol.Tcp,
            Timeouts = [new StateTimeout("ESTABLISHED", 3600), new StateTimeout("TIME_WAIT", 10)],
        });
        foreach (TimeoutPolicy policy in policies.List())
        {
            Console.WriteLine($"{policy.Name}: {string.Join(", ", policy.Timeouts)}");
        }
    }
}

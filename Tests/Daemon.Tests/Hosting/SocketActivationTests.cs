// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Daemon.Hosting;
using NUnit.Framework;

namespace Daemon.Tests.Hosting;

public sealed class SocketActivationTests
{
    [TestCase("1", new ulong[] { 3 })]
    [TestCase("3", new ulong[] { 3, 4, 5 })]
    [TestCase("0", new ulong[0])]
    [TestCase("-1", new ulong[0])]
    [TestCase("x", new ulong[0])]
    [TestCase(null, new ulong[0])]
    public void FindDescriptors_ForThisProcess_AreThoseFromThreeOn(string? count, ulong[] expected)
    {
        Assert.That(Find($"{Environment.ProcessId}", count), Is.EqualTo(expected));
    }

    [TestCase("1")]
    [TestCase("")]
    [TestCase(null)]
    public void FindDescriptors_ForAnotherProcess_AreNone(string? pid)
    {
        Assert.That(Find(pid, "1"), Is.Empty);
    }

    private static IReadOnlyList<ulong> Find(string? pid, string? count)
    {
        var environment = new Dictionary<string, string>();
        if (pid is not null)
        {
            environment["LISTEN_PID"] = pid;
        }

        if (count is not null)
        {
            environment["LISTEN_FDS"] = count;
        }

        return SocketActivation.FindDescriptors(environment);
    }
}

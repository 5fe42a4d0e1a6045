// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Contract;
using Daemon.Sessions;
using Daemon.Tests.Support;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Sessions;

public sealed class LoginThrottleTests
{
    private const string Source = "192.0.2.7";

    private FakeTimeProvider _time = null!;
    private LoginThrottle _throttle = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new FakeTimeProvider();
        _throttle = new LoginThrottle(_time);
    }

    [Test]
    public void Admit_FewFailures_LetsThrough()
    {
        Fail(LoginThrottle.FreePerUser - 1, Source, "alice");

        Assert.That(() => _throttle.Admit(Source, "alice"), Throws.Nothing);
    }

    [Test]
    public void Admit_TooManyFailuresOfAUser_IsFault429FromEverySource()
    {
        Fail(LoginThrottle.FreePerUser, Source, "alice");

        AssertRefused("198.51.100.1", "alice");
        Assert.That(() => _throttle.Admit("198.51.100.1", "bob"), Throws.Nothing);
    }

    [Test]
    public void Admit_TooManyFailuresOfASource_IsFault429ForEveryUser()
    {
        for (int failure = 0; failure < LoginThrottle.FreePerSource; failure++)
        {
            _throttle.NoteFailure(Source, $"user{failure}");
        }

        AssertRefused(Source, "somebody");
        Assert.That(() => _throttle.Admit("198.51.100.1", "somebody"), Throws.Nothing);
    }

    [Test]
    public void Admit_AfterTheDelay_LetsOneAttemptThrough()
    {
        Fail(LoginThrottle.FreePerUser, Source, "alice");

        _time.Advance(LoginThrottle.s_firstDelay);

        Assert.That(() => _throttle.Admit(Source, "alice"), Throws.Nothing);
        AssertRefused(Source, "alice");
    }

    [Test]
    public void Admit_MoreFailures_DoublesTheDelayUpToTheLongest()
    {
        Fail(LoginThrottle.FreePerUser + 1, Source, "alice");
        _time.Advance(LoginThrottle.s_firstDelay);
        AssertRefused(Source, "alice");

        Fail(10, Source, "alice");
        _time.Advance(LoginThrottle.s_longestDelay);

        Assert.That(() => _throttle.Admit(Source, "alice"), Throws.Nothing);
    }

    [Test]
    public void NoteSuccess_AfterFailures_ForgetsThem()
    {
        Fail(LoginThrottle.FreePerUser, Source, "alice");
        _time.Advance(LoginThrottle.s_firstDelay);
        _throttle.Admit(Source, "alice");

        _throttle.NoteSuccess("alice");

        Assert.That(() => _throttle.Admit(Source, "alice"), Throws.Nothing);
    }

    [Test]
    public void Admit_LongAfterTheFailures_HasForgottenThem()
    {
        Fail(LoginThrottle.FreePerUser + 5, Source, "alice");

        _time.Advance(LoginThrottle.s_memory + TimeSpan.FromSeconds(1));
        Fail(1, Source, "alice");

        Assert.That(() => _throttle.Admit(Source, "alice"), Throws.Nothing);
    }

    [Test]
    public void NoteFailure_EndlesslyManyNames_KeepsMemoryBounded()
    {
        for (int failure = 0; failure < LoginThrottle.Capacity + 100; failure++)
        {
            _throttle.NoteFailure("2001:db8::" + failure, new string('x', 100_000) + failure);
        }

        Assert.That(_throttle.Count, Is.LessThanOrEqualTo(LoginThrottle.Capacity));
    }

    private void Fail(int times, string source, string user)
    {
        for (int failure = 0; failure < times; failure++)
        {
            _throttle.NoteFailure(source, user);
        }
    }

    private void AssertRefused(string source, string user)
    {
        Assert.That(
            () => _throttle.Admit(source, user),
            Throws.TypeOf<XmlRpcFaultException>()
                .With.Property(nameof(XmlRpcFaultException.FaultCode)).EqualTo(FaultCodes.TooManyAttempts)
                .And.Message.Contains("seconds"));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Auth.Ldap;
using NUnit.Framework;

namespace Auth.Tests.Ldap;

internal sealed class LdapServerListTests
{
    private static readonly LdapServer s_first = new("first", 636, LdapSecurity.Tls);
    private static readonly LdapServer s_second = new("second", 636, LdapSecurity.Tls);

    private StandingClock _time = null!;
    private LdapServerList _servers = null!;

    [SetUp]
    public void SetUp()
    {
        _time = new StandingClock();
        _servers = new LdapServerList([s_first, s_second], _time);
    }

    [Test]
    public void InOrder_NoFailure_IsThatOfTheConfiguration() =>
        Assert.That(_servers.InOrder(), Is.EqualTo(new[] { s_first, s_second }));

    [Test]
    public void InOrder_AfterAFailure_HasThatServerLastForAWhile()
    {
        _servers.NoteFailure(s_first);
        Assert.That(_servers.InOrder(), Is.EqualTo(new[] { s_second, s_first }));

        _time.Now += LdapServerList.s_avoidance - TimeSpan.FromTicks(1);
        Assert.That(_servers.InOrder(), Is.EqualTo(new[] { s_second, s_first }));
    }

    [Test]
    public void InOrder_WhileIsOver_SendsOneLoginToTryAndTheOthersPast()
    {
        _servers.NoteFailure(s_first);
        _time.Now += LdapServerList.s_avoidance;

        Assert.That(_servers.InOrder()[0], Is.EqualTo(s_first));
        Assert.That(_servers.InOrder()[0], Is.EqualTo(s_second));
        _servers.NoteSuccess(s_first);
        Assert.That(_servers.InOrder()[0], Is.EqualTo(s_first));
    }

    [Test]
    public void InOrder_AllFailed_StillHasThemAll()
    {
        _servers.NoteFailure(s_first);
        _servers.NoteFailure(s_second);

        Assert.That(_servers.InOrder(), Is.EqualTo(new[] { s_first, s_second }));
    }

    private sealed class StandingClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Auth;
using Daemon.Sessions;
using NUnit.Framework;

namespace Daemon.Tests.Sessions;

public sealed class SessionTests
{
    [Test]
    public void Pin_SecondResource_DisposesOfTheFirst()
    {
        var session = Make();
        var first = new Resource();
        var second = new Resource();

        session.Pin(first);
        session.Pin(second);

        Assert.That(first.IsDisposed, Is.True);
        Assert.That(second.IsDisposed, Is.False);
        Assert.That(session.Pinned, Is.SameAs(second));
    }

    [Test]
    public void End_WithResource_DisposesOfIt()
    {
        var session = Make();
        var resource = new Resource();
        session.Pin(resource);

        session.End();

        Assert.That(resource.IsDisposed, Is.True);
        Assert.That(session.Pinned, Is.Null);
    }

    [Test]
    public void Pin_AfterEnd_DisposesOfItAtOnce()
    {
        var session = Make();
        session.End();
        var late = new Resource();

        session.Pin(late);

        Assert.That(late.IsDisposed, Is.True);
        Assert.That(session.Pinned, Is.Null);
    }

    [Test]
    public void AutoRefresh_NewSession_IsOn()
    {
        Assert.That(Make().AutoRefresh, Is.True);
    }

    private static Session Make() => new(SessionId.Create(), "alice", UserRights.Of(Roles.View), "unix", null, 0);

    private sealed class Resource : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Threading.Tasks;
using Auth;
using Contract;
using Daemon.Sessions;
using Daemon.Tests.Support;
using NUnit.Framework;
using XmlRpc.Values;

namespace Daemon.Tests.Sessions;

public sealed class SessionStoreTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void Require_OpenSession_FindsIt()
    {
        using SessionStore store = Make(new Options());
        Session session = store.Open("alice", UserRights.Of(Roles.View), "127.0.0.1:5");

        Assert.That(store.Require(session.Id.ToString()), Is.SameAs(session));
    }

    [TestCase("")]
    [TestCase("nonsense")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAA")]
    public void Require_UnknownId_IsFault401(string id)
    {
        using SessionStore store = Make(new Options());

        Assert.That(() => store.Require(id), Fault(FaultCodes.NoSession));
    }

    [Test]
    public void Require_WithinTimeout_RenewsTheSession()
    {
        using SessionStore store = Make(new Options { SessionTimeout = TimeSpan.FromSeconds(10) });
        string id = store.Open("alice", UserRights.Of(Roles.View), "unix").Id.ToString();

        for (int call = 0; call < 5; call++)
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            Assert.That(() => store.Require(id), Throws.Nothing);
        }
    }

    [Test]
    public void Require_AfterTimeout_IsFault401()
    {
        using SessionStore store = Make(new Options { SessionTimeout = TimeSpan.FromSeconds(10) });
        string id = store.Open("alice", UserRights.Of(Roles.View), "unix").Id.ToString();

        _time.Advance(TimeSpan.FromSeconds(10.1));

        Assert.That(() => store.Require(id), Fault(FaultCodes.NoSession));
    }

    [Test]
    public void Require_MissingRole_IsFault403AndNamesIt()
    {
        using SessionStore store = Make(new Options());
        string id = store.Open("alice", UserRights.Of(Roles.View), "unix").Id.ToString();

        Assert.That(() => store.Require(id, Roles.View), Throws.Nothing);
        Assert.That(
            () => store.Require(id, Roles.Kill),
            Fault(FaultCodes.Forbidden).With.Message.Contains("alice").And.Message.Contains("kill"));
    }

    [Test]
    public void Sweep_ExpiredSession_DisposesOfWhatItPinned()
    {
        using SessionStore store = Make(new Options { SessionTimeout = TimeSpan.FromSeconds(10) });
        var resource = new Resource();
        store.Open("alice", UserRights.Of(Roles.View), "unix").Pin(resource);

        _time.Advance(TimeSpan.FromSeconds(12));

        Assert.That(resource.IsDisposed, Is.True);
        Assert.That(store.Count, Is.Zero);
    }

    [Test]
    public void Open_BeyondTheTotal_EndsTheOneIdleLongest()
    {
        using SessionStore store = Make(new Options { MaxSessions = 3 });
        Session[] sessions = [.. Enumerable.Range(0, 3).Select(number => OpenLater(store, $"user{number}"))];
        store.Require(sessions[0].Id.ToString());

        OpenLater(store, "another");

        Assert.That(store.Count, Is.EqualTo(3));
        Assert.That(() => store.Require(sessions[1].Id.ToString()), Fault(FaultCodes.NoSession));
        Assert.That(() => store.Require(sessions[0].Id.ToString()), Throws.Nothing);
    }

    [Test]
    public void Open_BeyondTheUsersBound_EndsOnlyThatUsersSession()
    {
        using SessionStore store = Make(new Options { MaxSessionsPerUser = 2 });
        Session other = OpenLater(store, "bob");
        Session first = OpenLater(store, "alice");
        OpenLater(store, "alice");

        OpenLater(store, "alice");

        Assert.That(() => store.Require(first.Id.ToString()), Fault(FaultCodes.NoSession));
        Assert.That(() => store.Require(other.Id.ToString()), Throws.Nothing);
    }

    [Test]
    public void Open_BoundsLowered_EndsAsManyAsNeeded()
    {
        var live = new LiveOptions(new Options { MaxSessions = 10 });
        using var store = new SessionStore(live, _time);
        for (int count = 0; count < 10; count++)
        {
            OpenLater(store, "alice");
        }

        live.Replace(new Options { MaxSessions = 4 });
        OpenLater(store, "alice");

        Assert.That(store.Count, Is.EqualTo(4));
    }

    [Test]
    public void Require_TimeoutRaised_CountsAtOnce()
    {
        var live = new LiveOptions(new Options { SessionTimeout = TimeSpan.FromSeconds(10) });
        using var store = new SessionStore(live, _time);
        string id = store.Open("alice", UserRights.Of(Roles.View), "unix").Id.ToString();

        live.Replace(new Options { SessionTimeout = TimeSpan.FromSeconds(60) });
        _time.Advance(TimeSpan.FromSeconds(30));

        Assert.That(() => store.Require(id), Throws.Nothing);
    }

    [Test]
    public void End_Session_MakesItsIdUnknown()
    {
        using SessionStore store = Make(new Options());
        Session session = store.Open("alice", UserRights.Of(Roles.View), "unix");

        store.End(session);

        Assert.That(() => store.Require(session.Id.ToString()), Fault(FaultCodes.NoSession));
    }

    [Test]
    public void Dispose_WithSessions_DisposesOfWhatTheyPinned()
    {
        SessionStore store = Make(new Options());
        var resource = new Resource();
        store.Open("alice", UserRights.Of(Roles.View), "unix").Pin(resource);

        store.Dispose();

        Assert.That(resource.IsDisposed, Is.True);
    }

    [Test]
    public void Open_ManyThreads_KeepsTheBound()
    {
        using SessionStore store = Make(new Options { MaxSessions = 50, MaxSessionsPerUser = 50 });

        Parallel.For(0, 1000, number => store.Open($"user{number % 7}", UserRights.Of(Roles.View), "unix"));

        Assert.That(store.Count, Is.EqualTo(50));
    }

    private static NUnit.Framework.Constraints.EqualNumericConstraint<int> Fault(int code)
    {
        return Throws.TypeOf<XmlRpcFaultException>().With.Property(nameof(XmlRpcFaultException.FaultCode)).EqualTo(code);
    }

    private SessionStore Make(Options options) => new(new LiveOptions(options), _time);

    private Session OpenLater(SessionStore store, string user)
    {
        _time.Advance(TimeSpan.FromMilliseconds(10));
        Session session = store.Open(user, UserRights.Of(Roles.View), "unix");
        _time.Advance(TimeSpan.FromMilliseconds(10));
        return session;
    }

    private sealed class Resource : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;
    }
}

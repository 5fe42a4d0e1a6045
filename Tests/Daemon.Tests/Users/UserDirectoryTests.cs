// SPDX-License-Identifier: GPL-2.0-or-later
using Daemon.Tests.Support;
using Daemon.Users;
using NUnit.Framework;

namespace Daemon.Tests.Users;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class UserDirectoryTests
{
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void NameOf_AskedTwice_AsksTheSystemOnce()
    {
        var system = new FakeUsers((1000, "alice"));
        var directory = new UserDirectory(system, _time);

        Assert.That(directory.NameOf(1000), Is.EqualTo("alice"));
        Assert.That(directory.NameOf(1000), Is.EqualTo("alice"));
        Assert.That(system.Questions, Is.EqualTo(1));
    }

    [Test]
    public void NameOf_NoSuchUser_IsRememberedToo()
    {
        var system = new FakeUsers();
        var directory = new UserDirectory(system, _time);

        Assert.That(directory.NameOf(4242), Is.Null);
        Assert.That(directory.IsKnown(4242), Is.False);
        Assert.That(system.Questions, Is.EqualTo(1));
    }

    [Test]
    public void NameOf_AnswerTooOld_AsksAgain()
    {
        var system = new FakeUsers((1000, "alice"));
        var directory = new UserDirectory(system, _time);
        directory.NameOf(1000);

        _time.Advance(UserDirectory.Lifetime);
        directory.NameOf(1000);

        Assert.That(system.Questions, Is.EqualTo(2));
    }

    [Test]
    public void Resolve_Many_AsksOnceForAll()
    {
        var system = new FakeUsers((1, "a"), (2, "b"));
        var directory = new UserDirectory(system, _time);

        directory.Resolve([1, 2, 3, 2]);
        _ = directory.NameOf(1);
        _ = directory.NameOf(3);

        Assert.That(system.Questions, Is.EqualTo(1));
    }

    [TestCase("root", 0u)]
    [TestCase("0", 0u)]
    [TestCase("no-such-user-here", null)]
    [TestCase("", null)]
    [TestCase("a:b", null)]
    [TestCase("--version", null)]
    public void FindUid_OnThisSystem_AnswersAsGetentDoes(string name, uint? uid) =>
        Assert.That(new UserDirectory(new GetentResolver(), _time).FindUid(name), Is.EqualTo(uid));

    [Test]
    public void NameOf_RootOnThisSystem_IsRoot() =>
        Assert.That(new UserDirectory(new GetentResolver(), _time).NameOf(0), Is.EqualTo("root"));
}

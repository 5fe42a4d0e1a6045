// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.IO;
using Conntrack.Events;
using NUnit.Framework;

namespace Conntrack.Tests.Events;

[TestFixture]
public sealed class ProgramNamesTests
{
    private const uint Port = 4141181438;
    private const string Head = "sk               Eth Pid        Groups   Rmem     Wmem     Dump  Locks    Drops    Inode\n";

    private string _root = "";

    [SetUp]
    public void MakeProcesses()
    {
        _root = Directory.CreateTempSubdirectory("fm-").FullName;
        Directory.CreateDirectory(Path.Combine(_root, "thread-self/net"));
        Directory.CreateDirectory(Path.Combine(_root, "sys"));
        AddProcess("1", "init", "socket:[1]");
        AddProcess("77", "conntrack", "/dev/null", "socket:[555]");
    }

    [TearDown]
    public void RemoveProcesses() => Directory.Delete(_root, recursive: true);

    [Test]
    public void Find_OwnedPort_IsTheNameOfItsOwner()
    {
        ListSocket(12, Port, 555);

        Assert.That(new ProgramNames(TimeProvider.System, _root).Find(Port), Is.EqualTo("conntrack"));
    }

    [Test]
    public void Find_SamePortOfAnotherProtocol_IsUnknown()
    {
        ListSocket(0, Port, 555);

        Assert.That(new ProgramNames(TimeProvider.System, _root).Find(Port), Is.Null);
    }

    [Test]
    public void Find_Again_KeepsTheFirstAnswer()
    {
        ListSocket(12, Port, 555);
        var names = new ProgramNames(TimeProvider.System, _root);
        names.Find(Port);
        Directory.Delete(Path.Combine(_root, "77"), recursive: true);

        Assert.That(names.Find(Port), Is.EqualTo("conntrack"));
    }

    [Test]
    public void Find_ManyPortsInASecond_StopsSearching()
    {
        ListSocket(12, Port, 555);
        var names = new ProgramNames(new StoppedClock(), _root);
        for (uint other = 1; other <= 100; other++)
        {
            names.Find(other);
        }

        Assert.That(names.Find(Port), Is.Null);
    }

    private void AddProcess(string id, string name, params string[] descriptors)
    {
        string directory = Path.Combine(_root, id, "fd");
        Directory.CreateDirectory(directory);
        File.WriteAllText(Path.Combine(_root, id, "comm"), name + "\n");
        for (int i = 0; i < descriptors.Length; i++)
        {
            File.CreateSymbolicLink(
                Path.Combine(directory, i.ToString(CultureInfo.InvariantCulture)), descriptors[i]);
        }
    }

    private void ListSocket(int protocol, uint port, int inode) => File.WriteAllText(
        Path.Combine(_root, "thread-self/net/netlink"),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Head}00000000b1a9b3c2 {protocol,-3} {port,-10} 00000000 0        0        0     2        0        {inode}\n"));

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch;
    }
}

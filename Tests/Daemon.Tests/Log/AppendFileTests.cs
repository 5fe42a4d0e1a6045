// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using Daemon.Log;
using Daemon.Tests.Support;
using NUnit.Framework;

namespace Daemon.Tests.Log;

public sealed class AppendFileTests
{
    [Test]
    public void WriteLine_NewFile_MakesItWithMode0640()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("sub/log");

        using (var file = new AppendFile(path))
        {
            file.WriteLine("one");
        }

        Assert.That(File.ReadAllText(path), Is.EqualTo("one\n"));
        Assert.That((int)File.GetUnixFileMode(path), Is.EqualTo(0b110_100_000));
    }

    [Test]
    public void WriteLine_ExistingFile_Appends()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("log", "old\n");
        using var file = new AppendFile(path);

        file.WriteLine("new");

        Assert.That(File.ReadAllText(path), Is.EqualTo("old\nnew\n"));
    }

    [Test]
    public void Open_LastLineCutOff_BeginsALineOfItsOwn()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.Write("log", "old\nhalf");
        using var file = new AppendFile(path);

        file.WriteLine("new");

        Assert.That(File.ReadAllText(path), Is.EqualTo("old\nhalf\nnew\n"));
    }

    [Test]
    public void WriteLine_TruncatedByLogRotation_LeavesNoHole()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("log");
        using var file = new AppendFile(path);
        file.WriteLine("before");

        File.WriteAllText(path, "");
        file.WriteLine("after");

        Assert.That(File.ReadAllText(path), Is.EqualTo("after\n"));
    }

    [Test]
    public void Reopen_FileRenamedByLogRotation_WritesToTheNewOne()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("log");
        using var file = new AppendFile(path);
        file.WriteLine("before");
        File.Move(path, path + ".1");

        file.Reopen();
        file.WriteLine("after");

        Assert.That(File.ReadAllText(path + ".1"), Is.EqualTo("before\n"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("after\n"));
    }

    [Test]
    public void Reopen_Impossible_KeepsTheOldFile()
    {
        using var directory = new TemporaryDirectory();
        string path = directory.File("log");
        using var file = new AppendFile(path);
        File.Move(path, path + ".1");
        Directory.CreateDirectory(path);

        Assert.That(file.Reopen, Throws.InstanceOf<System.SystemException>());
        file.WriteLine("still");

        Assert.That(File.ReadAllText(path + ".1"), Is.EqualTo("still\n"));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Auth.Sha;
using NUnit.Framework;
using TestSupport;

namespace Auth.Tests.Sha;

internal sealed class PasswordFileTests
{
    private TemporaryPasswordFile _temporary = null!;
    private PasswordFile _file = null!;

    [SetUp]
    public void SetUp()
    {
        _temporary = new TemporaryPasswordFile();
        _file = new PasswordFile(_temporary.Path);
    }

    [TearDown]
    public void TearDown() => _temporary.Dispose();

    [Test]
    public void Set_NoFile_MakesOneForOwnerAndGroup()
    {
        Assert.That(_file.Set("alice", "$6$x"), Is.True);
        Assert.That(_temporary.Text, Is.EqualTo("alice:$6$x\n"));
        Assert.That(
            File.GetUnixFileMode(_temporary.Path),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead));
    }

    [Test]
    public void Set_KnownUser_KeepsRolesAndAllOtherLines()
    {
        _temporary.Write("# people\n\nbob:a:view\nodd line\r\n:x\nalice:b:none\nbob:c\n\tx:y");

        Assert.That(_file.Set("bob", "new"), Is.False);

        Assert.That(
            _temporary.Text, Is.EqualTo("# people\n\nbob:new:view\nodd line\r\n:x\nalice:b:none\n\tx:y\n"));
    }

    [Test]
    public void Set_BytesThatAreNoUtf8_StayAsTheyAre()
    {
        _temporary.Write("");
        byte[] odd = [.. "caf"u8, 0xE9, .. ":x\n"u8, 0xFF, 0x00, .. "\n"u8];
        File.WriteAllBytes(_temporary.Path, odd);

        _file.Set("zoë", "h");

        Assert.That(File.ReadAllBytes(_temporary.Path), Is.EqualTo(odd.Concat(Encoding.UTF8.GetBytes("zoë:h\n"))));
        Assert.That(_file.Find("zoë")?.Hash, Is.EqualTo("h"));
        Assert.That(_file.ReadAll(), Has.Count.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("a:b")]
    [TestCase("#a")]
    [TestCase(" a")]
    [TestCase("a\nroot:x")]
    [TestCase("a\u202eb")]
    public void Set_NameThatCannotBeOne_IsRefused(string name)
    {
        Assert.That(() => _file.Set(name, "h"), Throws.ArgumentException);
        Assert.That(File.Exists(_temporary.Path), Is.False);
    }

    [TestCase("bob:h", Roles.All)]
    [TestCase("bob:h:view", Roles.View)]
    [TestCase("bob:h:view,kill", Roles.View | Roles.Kill)]
    [TestCase("bob:h:none", Roles.None)]
    [TestCase("bob:h:view\r", Roles.View)]
    [TestCase("bob:h:", null)]
    [TestCase("bob:h:root", null)]
    [TestCase("bob:h:view,root", null)]
    [TestCase("bob:h:view:admin", null)]
    [TestCase("bob:h:19000:0:99999:7:::", null)]
    public void Find_ThirdField_IsTheRolesOrNoLogin(string line, Roles? roles)
    {
        _temporary.Write(line);

        Assert.That(_file.Find("bob")?.Roles, Is.EqualTo(roles));
        Assert.That(_file.Find("bob")?.Hash, Is.EqualTo("h"));
    }

    [TestCase("bob")]
    [TestCase("bob:")]
    [TestCase("#bob:h")]
    [TestCase(" bob:h")]
    [TestCase("bob:h\0")]
    public void Find_LineThatIsNoUser_IsNotThere(string line)
    {
        _temporary.Write(line + "\ncarol:h\n");

        Assert.That(_file.Find("bob"), Is.Null);
        Assert.That(_file.ReadAll().Select(entry => entry.User), Is.EqualTo(new[] { "carol" }));
    }

    [Test]
    public void Find_NameTwice_IsTheFirst() =>
        Assert.That(Write("bob:a:view\nbob:b\n").Find("bob")?.Hash, Is.EqualTo("a"));

    [Test]
    public void Remove_User_TakesAllItsLines()
    {
        Write("bob:a\nalice:b\nbob:c\n");

        Assert.That(_file.Remove("bob"), Is.True);
        Assert.That(_file.Remove("bob"), Is.False);
        Assert.That(_temporary.Text, Is.EqualTo("alice:b\n"));
    }

    [Test]
    public void SetRoles_UserWithAndWithoutThem_WritesTheThirdFieldOrNone()
    {
        Write("bob:a\n");

        Assert.That(_file.SetRoles("bob", UserRights.Of(Roles.View | Roles.Change)), Is.True);
        Assert.That(_temporary.Text, Is.EqualTo("bob:a:view,change\n"));
        Assert.That(_file.SetRoles("bob", UserRights.Of(Roles.All)), Is.True);
        Assert.That(_temporary.Text, Is.EqualTo("bob:a\n"));
        Assert.That(_file.SetRoles("alice", UserRights.Of(Roles.All)), Is.False);
    }

    [Test]
    public void ReplaceHash_ChangedByAnotherMeanwhile_LeavesIt()
    {
        PasswordEntry stale = Write("bob:a\n").Find("bob")!;
        _file.Set("bob", "b");

        Assert.That(_file.ReplaceHash(stale, "c"), Is.False);
        Assert.That(_temporary.Text, Is.EqualTo("bob:b\n"));
    }

    [Test]
    public void Find_FileReplacedOrWrittenInPlace_IsReadAgain()
    {
        Write("bob:a\n");
        Assert.That(_file.Find("bob")?.Hash, Is.EqualTo("a"));

        File.WriteAllText(_temporary.Path, "bob:longer\n");
        Assert.That(_file.Find("bob")?.Hash, Is.EqualTo("longer"));

        new PasswordFile(_temporary.Path).Set("bob", "second");
        Assert.That(_file.Find("bob")?.Hash, Is.EqualTo("second"));
    }

    [TestCase("604")]
    [TestCase("620")]
    [TestCase("602")]
    [TestCase("666")]
    public void Find_ModeForOthers_IsRefusedWithTheCommandThatMendsIt(string mode)
    {
        Write("bob:a\n");
        File.SetUnixFileMode(_temporary.Path, (UnixFileMode)Convert.ToInt32(mode, 8));

        string? message = Assert.Throws<PasswordFileException>(() => _file.Find("bob"))?.Message;
        Assert.That(() => _file.Set("bob", "b"), Throws.TypeOf<PasswordFileException>());

        Assert.That(message, Does.Contain($"has mode 0{mode}: "));
        CommandRunner.Run("chmod", message!.Split("chmod ")[1].Split(' '));
        Assert.That(_file.Find("bob"), Is.Not.Null);
    }

    [Test]
    public void Find_NoFile_SaysHowToMakeIt() => Assert.That(
        () => _file.Find("bob"), Throws.TypeOf<PasswordFileException>().With.Message.Contains("auth_sha add"));

    [Test]
    public void Find_DirectoryOrPipe_IsRefusedAtOnce()
    {
        CommandRunner.Run("mkfifo", "-m", "600", _temporary.Path);
        Assert.That(
            () => _file.Find("bob"), Throws.TypeOf<PasswordFileException>().With.Message.Contains("not a regular file"));
        Assert.That(
            () => new PasswordFile(Path.GetDirectoryName(_temporary.Path)!).Find("bob"),
            Throws.TypeOf<PasswordFileException>().With.Message.Contains("not a regular file"));
    }

    [Test]
    public void Set_FileOfAnother_KeepsOwnerGroupAndMode()
    {
        Assume.That(Environment.IsPrivilegedProcess, "only root can give files away");
        Write("bob:a\n");
        CommandRunner.Run("chown", "33:34", _temporary.Path);
        CommandRunner.Run("chmod", "440", _temporary.Path);

        _file.Set("alice", "b");

        Assert.That(CommandRunner.Run("stat", "-c", "%u:%g %a", _temporary.Path).Trim(), Is.EqualTo("33:34 440"));
    }

    [Test]
    public void Set_SymbolicLink_ReplacesWhatItPointsTo()
    {
        Write("bob:a\n");
        string link = _temporary.Path + ".link";
        File.CreateSymbolicLink(link, _temporary.Path);

        new PasswordFile(link).Set("alice", "b");

        Assert.That(new FileInfo(link).LinkTarget, Is.EqualTo(_temporary.Path));
        Assert.That(_temporary.Text, Is.EqualTo("bob:a\nalice:b\n"));
    }

    [Test]
    public void Set_WriterThatWasInterrupted_LeftTheOldFileAndIsClearedAway()
    {
        Write("bob:a\n");
        File.WriteAllText(_temporary.Path + ".new", "bob:hal");

        Assert.That(_file.Find("bob")?.Hash, Is.EqualTo("a"));
        _file.Set("alice", "b");

        Assert.That(_temporary.Text, Is.EqualTo("bob:a\nalice:b\n"));
        Assert.That(File.Exists(_temporary.Path + ".new"), Is.False);
    }

    [Test]
    public void Set_ManyWritersAtOnce_LoseNothing()
    {
        string[] users = [.. Enumerable.Range(0, 100).Select(number => $"user{number}")];

        Parallel.ForEach(users, user => new PasswordFile(_temporary.Path).Set(user, "h"));

        Assert.That(_file.ReadAll().Select(entry => entry.User), Is.EquivalentTo(users));
    }

    [Test]
    public void Find_RandomBytes_NeverFailsAndWritesThemBack()
    {
        var random = new Random(20110429);
        _temporary.Write("");
        for (int round = 0; round < 200; round++)
        {
            byte[] bytes = new byte[random.Next(300)];
            random.NextBytes(bytes);
            bytes = [.. bytes.Select(value => value < 40 ? (byte)(value % 2 == 0 ? ':' : '\n') : value)];

            var content = PasswordFileContent.Parse(bytes);

            IEnumerable<byte> whole = bytes.Length == 0 || bytes[^1] == '\n' ? bytes : bytes.Append((byte)'\n');
            Assert.That(content.ToBytes(), Is.EqualTo(whole));
        }
    }

    private PasswordFile Write(string text)
    {
        _temporary.Write(text);
        return _file;
    }
}

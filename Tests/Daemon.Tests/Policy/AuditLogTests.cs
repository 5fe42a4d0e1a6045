// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Daemon.Policy;
using Daemon.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using Serilog.Core;

namespace Daemon.Tests.Policy;

public sealed class AuditLogTests
{
    private const string Time = "time=2026-11-24T12:00:00.000Z";

    private TemporaryDirectory _directory = null!;
    private CollectingSink _sink = null!;
    private Logger _logger = null!;
    private AuditLog _audit = null!;

    private string AuditPath => _directory.File("audit.log");

    [SetUp]
    public void SetUp()
    {
        _directory = new TemporaryDirectory();
        _sink = new CollectingSink();
        _logger = _sink.CreateLogger();
        _audit = new AuditLog(AuditPath, _logger, new FakeTimeProvider());
    }

    [TearDown]
    public void TearDown()
    {
        _audit.Dispose();
        _logger.Dispose();
        _directory.Dispose();
    }

    [Test]
    public void Record_PlainValues_AreWrittenAsTheyAre()
    {
        _audit.Record("alice", "127.0.0.1:4711", "kill", "tcp/10.0.0.1:80", "killed");

        const string Fields = "user=alice source=127.0.0.1:4711 action=kill target=tcp/10.0.0.1:80 result=killed";
        Assert.That(File.ReadAllLines(AuditPath), Is.EqualTo(new[] { $"{Time} {Fields}" }));
        Assert.That(_sink.Lines, Is.EqualTo(new[] { $"audit {Fields}" }));
    }

    [TestCase("", "\"\"")]
    [TestCase("two words", "\"two words\"")]
    [TestCase("a=b", "\"a=b\"")]
    [TestCase("x\" result=killed y=\"", "\"x\\\" result=killed y=\\\"\"")]
    [TestCase("back\\slash\\\"", "\"back\\\\slash\\\\\\\"\"")]
    [TestCase("line\ntime=2026 user=root", "\"line\\u000atime=2026 user=root\"")]
    [TestCase("\u001b[2Jé", "\"\\u001b[2Jé\"")]
    public void Record_OtherValues_AreQuoted(string user, string written)
    {
        _audit.Record(user, "unix", "login", "session", "refused");

        string[] lines = File.ReadAllLines(AuditPath);
        Assert.That(
            lines, Is.EqualTo(new[] { $"{Time} user={written} source=unix action=login target=session result=refused" }));
    }

    [Test]
    public void Record_AnyValue_CannotForgeFieldsOrLines()
    {
        Prop.ForAll<string?>(value =>
        {
            File.WriteAllText(AuditPath, "");
            _audit.Record(value ?? "", "unix", "kill", value ?? "", "gone");
            string text = File.ReadAllText(AuditPath);
            MatchCollection fields = Regex.Matches(text, """ ?(\w+)=("(?:[^"\\]|\\.)*"|[^ "\n]*)""");
            return text.Count(character => character == '\n') == 1
                && string.Concat(fields.Select(field => field.Value)) + "\n" == text
                && fields.Select(field => field.Groups[1].Value)
                    .SequenceEqual(["time", "user", "source", "action", "target", "result"]);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Record_EndlessValue_IsCut()
    {
        _audit.Record(new string('a', 1_000_000), "unix", "login", "session", "refused");

        Assert.That(new FileInfo(AuditPath).Length, Is.LessThan(10_000));
    }

    [Test]
    public void Record_WithoutFile_GoesToTheLog()
    {
        using var audit = new AuditLog(null, _logger, new FakeTimeProvider());

        audit.Record("alice", "unix", "change", "5", "changed");

        Assert.That(_sink.Lines, Is.EqualTo(new[] { "audit user=alice source=unix action=change target=5 result=changed" }));
    }

    [Test]
    public void Reopen_AfterRotation_WritesToTheNewFile()
    {
        _audit.Record("alice", "unix", "login", "session", "opened");
        File.Move(AuditPath, AuditPath + ".1");

        _audit.Reopen();
        _audit.Record("bob", "unix", "login", "session", "opened");

        Assert.That(File.ReadAllText(AuditPath), Does.Contain("user=bob").And.Not.Contain("alice"));
    }
}

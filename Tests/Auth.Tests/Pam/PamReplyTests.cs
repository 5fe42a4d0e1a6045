// SPDX-License-Identifier: GPL-2.0-or-later
using System.IO;
using Auth.Pam;
using NUnit.Framework;

namespace Auth.Tests.Pam;

internal sealed class PamReplyTests
{
    private const string Accepted = "pyctd-pam 1\nAccepted\nalice\nops\nnet\nend\n";

    [Test]
    public void Parse_WhatWriteWrites_IsTheSame()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        new PamReply(PamOutcome.Accepted, "alice", ["ops", "net"]).Write(writer);

        Assert.That(writer.ToString(), Is.EqualTo(Accepted));
        PamReply reply = PamReply.Parse(Accepted)!;
        Assert.That((reply.Outcome, reply.Text), Is.EqualTo((PamOutcome.Accepted, "alice")));
        Assert.That(reply.Groups, Is.EqualTo(new[] { "ops", "net" }));
    }

    [TestCase("")]
    [TestCase("Accepted\nalice\nend\n")]
    [TestCase("hello\npyctd-pam 1\nAccepted\nalice\nend\n")]
    [TestCase("pyctd-pam 1\n2\nalice\nend\n")]
    [TestCase("pyctd-pam 1\naccepted\nalice\nend\n")]
    [TestCase("pyctd-pam 1\nAccepted\nalice\nend\nhello")]
    public void Parse_AnythingElse_IsNoReply(string text) => Assert.That(PamReply.Parse(text), Is.Null);

    [Test]
    public void Parse_ReplyThatIsCutOff_IsNoReply()
    {
        for (int length = 0; length < Accepted.Length; length++)
        {
            Assert.That(PamReply.Parse(Accepted[..length]), Is.Null);
        }
    }
}

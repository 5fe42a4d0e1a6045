// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Numerics;
using Daemon.Sessions;
using NUnit.Framework;

namespace Daemon.Tests.Sessions;

public sealed class SessionIdTests
{
    [Test]
    public void Create_ManyTimes_GivesDifferentUrlSafeTexts()
    {
        var texts = new HashSet<string>();
        for (int count = 0; count < 1000; count++)
        {
            string text = SessionId.Create().ToString();
            Assert.That(text, Does.Match("^[A-Za-z0-9_-]{22}$"));
            texts.Add(text);
        }

        Assert.That(texts, Has.Count.EqualTo(1000));
    }

    [Test]
    public void TryParse_TextOfAnId_GivesAnEqualId()
    {
        SessionId id = SessionId.Create();

        Assert.That(SessionId.TryParse(id.ToString(), out SessionId parsed), Is.True);
        Assert.That(parsed, Is.EqualTo(id));
        Assert.That(parsed.GetHashCode(), Is.EqualTo(id.GetHashCode()));
        Assert.That(parsed.ToString(), Is.EqualTo(id.ToString()));
    }

    [TestCase("BAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("AAAAAAAAAAABAAAAAAAAAA")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAQ")]
    public void GetHashCode_IdThatDiffersInOneBit_TellsNothingOfTheRest(string text)
    {
        Assert.That(SessionId.TryParse("AAAAAAAAAAAAAAAAAAAAAA", out SessionId zero), Is.True);
        Assert.That(SessionId.TryParse(text, out SessionId other), Is.True);

        // A hash without a key would differ in few bits, or in none; this one does in about half of them.
        int differing = BitOperations.PopCount((uint)(zero.GetHashCode() ^ other.GetHashCode()));
        Assert.That(differing, Is.GreaterThan(1));
        Assert.That(other, Is.Not.EqualTo(zero));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAA")]
    [TestCase("AAAAAAAAAAAAAAAAAAAA==")]
    [TestCase("AAAAAAAAAAAAAAAAAAAA+/")]
    [TestCase("AAAAAAAAAAAAAAAAAAAA A")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAé1")]
    public void TryParse_AnythingElse_IsRefused(string? text)
    {
        Assert.That(SessionId.TryParse(text, out _), Is.False);
    }

    [Test]
    public void TryParse_UnusedBitsSet_IsRefusedOrDistinct()
    {
        // The last character holds two bits of the id; four more must not give one id several names.
        Assert.That(SessionId.TryParse("AAAAAAAAAAAAAAAAAAAAAB", out _), Is.False);
    }
}

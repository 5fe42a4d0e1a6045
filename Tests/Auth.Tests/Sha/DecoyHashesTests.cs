// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics;
using System.Linq;
using System.Text;
using Auth.Native;
using Auth.Sha;
using NUnit.Framework;

namespace Auth.Tests.Sha;

internal sealed class DecoyHashesTests
{
    [Test]
    public void Sha512Crypt_IsAHashOfThatKind()
    {
        byte[] setting = Encoding.UTF8.GetBytes(DecoyHashes.Sha512Crypt + '\0');

        Assert.That(Libcrypt.CryptR("secret\0"u8, setting), Has.Length.EqualTo(DecoyHashes.Sha512Crypt.Length));
    }

    [TestCase("", DecoyHashes.Sha512Crypt)]
    [TestCase("{SHA}x !$6$x$y", DecoyHashes.Sha512Crypt)]
    [TestCase("$6$a$1 $6$rounds=9000$b$2 $6$rounds=9000$c$3", "$6$rounds=9000$b$2")]
    [TestCase("$6$a$1 $6$b$2 $6$rounds=9000$c$3", "$6$a$1")]
    [TestCase("$5$a$1 $y$j9T$b$2 $y$jAT$c$3 $y$jAT$d$4", "$5$a$1 $y$jAT$c$3 " + DecoyHashes.Sha512Crypt)]
    public void For_HashesOfAFile_TakesOfEachSlowKindTheCostThatMostHave(string hashes, string expected)
    {
        Assert.That(
            DecoyHashes.For(hashes.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            Is.EquivalentTo(expected.Split(' ')));
    }

    [Test]
    public void Spend_FileOfCostlyHashes_TakesAsLongAsOneOfThem()
    {
        // Forty times the default, so that neither load nor a slow machine decides.
        string costly = "$6$rounds=200000$kU3xL0pQvTz1aHcE$x";
        var decoys = DecoyHashes.For([costly]);

        TimeSpan spent = Fastest(() => DecoyHashes.Spend("secret", decoys, HashKind.Unknown));
        TimeSpan checkedHash = Fastest(() => PasswordHash.Verify("secret", costly));
        Assert.That(spent / checkedHash, Is.InRange(0.5, 2.0));
        Assert.That(DecoyHashes.For([costly]), Has.Exactly(1).Items);
    }

    private static TimeSpan Fastest(Action action) => Enumerable.Range(0, 5).Min(_ =>
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start);
    });
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Auth.Sha;
using NUnit.Framework;
using TestSupport;

namespace Auth.Tests.Sha;

internal sealed class PasswordHashTests
{
    private const string Password = "pässword";

    [TestCase(HashMethod.Sha512, "$6$")]
    [TestCase(HashMethod.Yescrypt, "$y$")]
    public void Create_Method_FitsThePasswordAlone(HashMethod method, string prefix)
    {
        string hash = PasswordHash.Create(Password, method);

        Assert.That(hash, Does.StartWith(prefix));
        Assert.That(PasswordHash.Verify(Password, hash), Is.True);
        Assert.That(PasswordHash.Verify("password", hash), Is.False);
        Assert.That(PasswordHash.IsOld(hash), Is.False);
    }

    [Test]
    public void Create_SamePasswordTwice_HasAnotherSalt() => Assert.That(
        PasswordHash.Create(Password, HashMethod.Sha512), Is.Not.EqualTo(PasswordHash.Create(Password, HashMethod.Sha512)));

    // The examples of the specification of sha256crypt and sha512crypt.
    [TestCase("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5")]
    [TestCase("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1")]
    public void Verify_ExampleOfTheSpecification_Fits(string hash)
    {
        Assert.That(PasswordHash.Verify("Hello world!", hash), Is.True);
        Assert.That(PasswordHash.Verify("Hello world?", hash), Is.False);
    }

    [TestCase("-6", false)]
    [TestCase("-5", true)]
    public void Verify_LineOfOpenssl_Fits(string kind, bool isOld)
    {
        string hash = CommandRunner.Run("openssl", "passwd", kind, Password).Trim();

        Assert.That(PasswordHash.Verify(Password, hash), Is.True);
        Assert.That(PasswordHash.Verify(Password + "x", hash), Is.False);
        Assert.That(PasswordHash.IsOld(hash), Is.EqualTo(isOld));
    }

    [TestCase("-s", true)]
    [TestCase("-5", false)]
    public void Verify_LineOfHtpasswd_Fits(string kind, bool isSha)
    {
        string hash = CommandRunner.Run("htpasswd", "-nb", kind, "alice", Password).Trim()["alice:".Length..];

        Assert.That(hash, Does.StartWith(isSha ? "{SHA}" : "$6$").Or.StartsWith("$5$"));
        Assert.That(PasswordHash.Verify(Password, hash), Is.True);
        Assert.That(PasswordHash.Verify(Password + "x", hash), Is.False);
    }

    [TestCase("sha1")]
    [TestCase("sha256")]
    [TestCase("sha512")]
    public void Verify_DigitsOfSha_FitInEitherCase(string algorithm)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, Password);
            string digits = CommandRunner.Run("openssl", "dgst", "-" + algorithm, "-r", path).Split(' ')[0];

            Assert.That(PasswordHash.Verify(Password, digits), Is.True);
            Assert.That(PasswordHash.Verify(Password, digits.ToUpperInvariant()), Is.True);
            Assert.That(PasswordHash.Verify("password", digits), Is.False);
            Assert.That(PasswordHash.IsOld(digits), Is.True);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestCase("")]
    [TestCase("salt")]
    public void Verify_SaltedSha_Fits(string salt)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(salt);
#pragma warning disable CA5350
        byte[] digest = SHA1.HashData([.. Encoding.UTF8.GetBytes(Password), .. bytes]);
#pragma warning restore CA5350
        string hash = "{SSHA}" + Convert.ToBase64String([.. digest, .. bytes]);

        Assert.That(PasswordHash.Verify(Password, hash), Is.True);
        Assert.That(PasswordHash.Verify("password", hash), Is.False);
        Assert.That(PasswordHash.IsOld(hash), Is.True);
    }

    [TestCase("")]
    [TestCase("*")]
    [TestCase("*0")]
    [TestCase("!")]
    [TestCase("x")]
    [TestCase("secret")]
    [TestCase("$6$")]
    [TestCase("$6$salt")]
    [TestCase("$6$salt$")]
    [TestCase("$6$rounds=x$salt$")]
    [TestCase("$6$salt$\0")]
    [TestCase("$5$:$")]
    [TestCase("$y$")]
    [TestCase("$y$j9T")]
    [TestCase("$1$salt$1RiH8oY7pWnLkuBrZq0Hc/")]
    [TestCase("{SHA}")]
    [TestCase("{SHA}!!!!")]
    [TestCase("{SHA}AAAA")]
    [TestCase("{SSHA}AAAA")]
    [TestCase("{SSHA}")]
    public void Verify_WhatIsNoHash_IsNo(string hash) => Assert.That(PasswordHash.Verify("secret", hash), Is.False);

    [Test]
    public void Verify_HashCutAnywhere_IsNo()
    {
        string hash = PasswordHash.Create(Password, HashMethod.Sha512);

        Assert.That(
            Enumerable.Range(0, hash.Length).Where(length => PasswordHash.Verify(Password, hash[..length])), Is.Empty);
    }

    [Test]
    public void Verify_PasswordWithNul_IsNoThoughItsBeginningFits()
    {
        string hash = PasswordHash.Create("ab", HashMethod.Sha512);

        Assert.That(PasswordHash.Verify("ab", hash), Is.True);
        Assert.That(PasswordHash.Verify("ab\0cd", hash), Is.False);
    }

    [Test]
    public void IsAcceptable_AtTheBounds_IsWhatLibcryptTakes()
    {
        string longest = new string('é', 255) + "x";

        Assert.That(PasswordHash.IsAcceptable(longest), Is.True);
        Assert.That(PasswordHash.Verify(longest, PasswordHash.Create(longest, HashMethod.Sha512)), Is.True);
        Assert.That(PasswordHash.IsAcceptable(longest + "x"), Is.False);
        Assert.That(PasswordHash.IsAcceptable(""), Is.False);
        Assert.That(PasswordHash.IsAcceptable("\ud800"), Is.False);
        Assert.That(() => PasswordHash.Create("", HashMethod.Sha512), Throws.ArgumentException);
    }
}

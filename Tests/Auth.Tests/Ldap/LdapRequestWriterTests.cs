// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Auth.Ldap;
using NUnit.Framework;

namespace Auth.Tests.Ldap;

/// <summary>Each request, byte for byte.</summary>
internal sealed class LdapRequestWriterTests
{
    [Test]
    public void Bind_NameAndPassword_AreVersionNameAndSimplePassword() => Assert.That(
        Hex(LdapRequestWriter.Bind(1, "cn=a", "pw"u8)), Is.EqualTo("3012020101600D0201030404636E3D6180027077"));

    [Test]
    public void Bind_LongNameAndPassword_HaveLongLengths()
    {
        byte[] request = LdapRequestWriter.Bind(300, "cn=" + new string('é', 200), new byte[511]);

        Assert.That(Hex(request[..18]), Is.EqualTo("308203A50202012C6082039D020103048201"));
        Assert.That(request, Has.Length.EqualTo(4 + 0x3A5));
    }

    [Test]
    public void Unbind_IsPrimitive() => Assert.That(Hex(LdapRequestWriter.Unbind(2)), Is.EqualTo("30050201024200"));

    [Test]
    public void StartTls_NamesTheOperation() => Assert.That(
        Hex(LdapRequestWriter.StartTls(1)),
        Is.EqualTo("301D02010177188016312E332E362E312E342E312E313436362E3230303337"));

    [TestCase("*", "2A")]
    [TestCase(")(uid=*", "29287569643D2A")]
    [TestCase("\0", "00")]
    [TestCase("é", "C3A9")]
    public void Search_Value_TravelsAsItIs(string value, string bytes)
    {
        byte[] request = LdapRequestWriter.Search(2, LdapSearch.Below("dc=o", "uid", value, [], 2), timeLimitSeconds: 10);

        int length = bytes.Length / 2;
        string filter = $"A3{length + 7:X2}0403756964" + $"04{length:X2}{bytes}";
        Assert.That(Hex(request), Is.EqualTo(
            $"30{length + 42:X2}02010263{length + 37:X2}040464633D6F0A01020A010002010202010A010100{filter}30050403312E31"));
    }

    [Test]
    public void Search_OneEntry_AsksWhetherItIsThere() => Assert.That(
        Hex(LdapRequestWriter.Search(3, LdapSearch.Entry("dc=o", ["uid"]), timeLimitSeconds: 5)),
        Is.EqualTo("302E0201036329040464633D6F0A01000A0100020101020105010100870B6F626A656374436C61737330050403756964"));

    private static string Hex(byte[] bytes) => Convert.ToHexString(bytes);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Auth.Ldap;
using NUnit.Framework;

namespace Auth.Tests.Ldap;

internal sealed class LdapMessageReaderTests
{
    [Test]
    public async Task ReadAsync_TwoMessages_TakesOneAfterTheOther()
    {
        using var stream = new MemoryStream(Convert.FromHexString("300C02010161070A010004000400300C02010265070A010404000400"));

        LdapMessage first = await LdapMessageReader.ReadAsync(stream, CancellationToken.None);
        Assert.That(stream.Position, Is.EqualTo(14));
        LdapMessage second = await LdapMessageReader.ReadAsync(stream, CancellationToken.None);

        Assert.That((first.Id, first.Operation, first.DecodeResult()), Is.EqualTo(
            (1, LdapOperation.BindResponse, LdapResultCode.Success)));
        Assert.That((second.Id, second.Operation, second.DecodeResult()), Is.EqualTo(
            (2, LdapOperation.SearchResultDone, LdapResultCode.SizeLimitExceeded)));
    }

    [TestCase("307F")]
    [TestCase("308200FF")]
    public void ReadAsync_LengthBeyondTheEnd_IsAClosedConnection(string hex) => Assert.That(
        async () => await ReadAsync(Convert.FromHexString(hex)),
        Throws.TypeOf<LdapException>().With.Message.Contains("closed the connection"));

    [Test]
    public async Task ReadAsync_LongestMessage_IsReadAndOneByteMoreIsNot()
    {
        byte[] longest = MakeResult(LdapMessageReader.MaximumLength);
        Assert.That((await ReadAsync(longest)).DecodeResult(), Is.EqualTo(LdapResultCode.Success));

        Assert.That(
            async () => await ReadAsync(MakeResult(LdapMessageReader.MaximumLength + 1)),
            Throws.TypeOf<LdapException>().With.Message.Contains("more than 1 MiB"));
    }

    [Test]
    public async Task DecodeEntry_NameAndAttributes_AreFoundInAnyCase()
    {
        LdapEntry entry = (await ReadAsync(MakeEntry())).DecodeEntry();

        Assert.That(entry.Dn, Is.EqualTo("uid=a,dc=o"));
        Assert.That(entry.Values("UID"), Is.EqualTo(new[] { "a" }));
        Assert.That(entry.Values("memberof"), Is.EqualTo(new[] { "cn=b", "cn=c" }));
        Assert.That(entry.Values("mail"), Is.Empty);
    }

    [Test]
    public async Task ReadAsync_CutAnywhere_IsAnErrorOfTheServer()
    {
        byte[] whole = MakeEntry();
        for (int length = 0; length < whole.Length; length++)
        {
            byte[] cut = whole[..length];
            Assert.That(async () => await ReadAsync(cut), Throws.TypeOf<LdapException>());
        }

        Assert.That((await ReadAsync(whole)).DecodeEntry().Dn, Is.Not.Empty);
    }

    [Test]
    public async Task ReadAsync_AnyBitFlipped_IsAnErrorOfTheServerOrAnotherEntry()
    {
        byte[] whole = MakeEntry();
        int refused = 0;
        for (int bit = 0; bit < whole.Length * 8; bit++)
        {
            byte[] changed = [.. whole];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                LdapMessage message = await ReadAsync(changed);
                message.DecodeEntry();
            }
            catch (LdapException)
            {
                refused++;
            }
        }

        Assert.That(refused, Is.GreaterThan(whole.Length));
    }

    private static ValueTask<LdapMessage> ReadAsync(byte[] bytes) =>
        LdapMessageReader.ReadAsync(new MemoryStream(bytes), CancellationToken.None);

    private static byte[] MakeEntry()
    {
        byte[] uid = Part(0x30, [.. Text("uid"), .. Part(0x31, Text("a"))]);
        byte[] groups = Part(0x30, [.. Text("memberOf"), .. Part(0x31, [.. Text("cn=b"), .. Text("cn=c")])]);
        return Part(0x30, [2, 1, 2, .. Part(0x64, [.. Text("uid=a,dc=o"), .. Part(0x30, [.. uid, .. groups])])]);
    }

    private static byte[] MakeResult(int length)
    {
        byte[] message = new byte[length + 6];
        int text = length - 20;
        List<byte> head =
        [
            0x30, 0x84, .. Big(length), 2, 1, 1, 0x61, 0x84, .. Big(length - 9), 0x0A, 1, 0, 4, 0, 4, 0x84, .. Big(text),
        ];
        head.CopyTo(message);
        message.AsSpan(head.Count).Fill((byte)'x');
        return message;
    }

    private static byte[] Text(string text) => Part(0x04, System.Text.Encoding.UTF8.GetBytes(text));

    private static byte[] Part(byte tag, byte[] content) => [tag, (byte)content.Length, .. content];

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Text;
using NUnit.Framework;
using XmlRpc.Codec;
using XmlRpc.Tests.Server;
using XmlRpc.Values;

namespace XmlRpc.Tests.Codec;

[Parallelizable(ParallelScope.All)]
internal sealed class DocumentEncodingTests
{
    private const string Text = "grüße";

    private static IEnumerable<TestCaseData> Accepted()
    {
        Encoding bigEndian = Encoding.BigEndianUnicode;
        yield return Case("UTF-8 without anything", Encode(Encoding.UTF8, null, mark: false), null);
        yield return Case("UTF-8 declared", Encode(Encoding.UTF8, "utf-8", mark: false), null);
        yield return Case("UTF-8 with a mark", Encode(Encoding.UTF8, null, mark: true), null);
        yield return Case("UTF-8 with a mark and a charset", Encode(Encoding.UTF8, null, mark: true), "UTF-8");
        yield return Case("ISO-8859-1 declared", Encode(Encoding.Latin1, "ISO-8859-1", mark: false), null);
        yield return Case(
            "ISO-8859-1 declared in single quotes", Quoted(Encode(Encoding.Latin1, "ISO-8859-1", mark: false)), null);
        yield return Case("ISO-8859-1 by charset", Encode(Encoding.Latin1, null, mark: false), "iso-8859-1");
        yield return Case("charset beats declaration", Encode(Encoding.UTF8, "ISO-8859-1", mark: false), "utf-8");
        yield return Case(
            "charset beats an unknown declaration", Encode(Encoding.UTF8, "x-unknown", mark: false), "utf-8");
        yield return Case("UTF-16 with a mark", Encode(Encoding.Unicode, "UTF-16", mark: true), null);
        yield return Case("UTF-16 big-endian with a mark", Encode(bigEndian, "UTF-16", mark: true), null);
        yield return Case("UTF-16 without a mark", Encode(Encoding.Unicode, "UTF-16", mark: false), null);
        yield return Case("UTF-16 big-endian without a mark", Encode(bigEndian, "UTF-16", mark: false), null);
        yield return Case("UTF-16 by charset with a mark", Encode(Encoding.Unicode, null, mark: true), "utf-16");
        yield return Case("UTF-16 by charset with a big-endian mark", Encode(bigEndian, null, mark: true), "utf-16");
        yield return Case(
            "UTF-16 by charset, big-endian without a mark", Encode(bigEndian, null, mark: false), "utf-16");
        yield return Case("UTF-16BE by charset", Encode(bigEndian, null, mark: false), "utf-16be");
    }

    [TestCaseSource(nameof(Accepted))]
    public void ReadRequest_SupportedEncoding_IsRead(byte[] document, string? charset) =>
        Assert.That(
            XmlRpcReader.ReadRequest(document, charset, XmlRpcLimits.Default).Parameters,
            Is.EqualTo(new XmlRpcValue[] { Text }));

    [TestCase("x-unknown", null)]
    [TestCase("ISO-2022-JP", null)]
    [TestCase("", null)]
    [TestCase("UTF-16", null)]
    [TestCase("UTF-7", null)]
    [TestCase(null, "x-unknown")]
    [TestCase(null, "utf-7")]
    [TestCase("utf-8", "koi8-r")]
    public void ReadRequest_UnsupportedEncoding_IsRefused(string? declared, string? charset) =>
        Assert.That(
            XmlRpcReaderTests.CodeOf(Encode(Encoding.UTF8, declared, mark: false), charset),
            Is.EqualTo(XmlRpcFaultCodes.UnsupportedEncoding));

    [Test]
    public void ReadRequest_InvalidBytes_AreInvalidCharacters()
    {
        byte[] latin = Encode(Encoding.Latin1, null, mark: false);
        byte[] surrogate = [.. "<methodCall><methodName>"u8, 0xED, 0xA0, 0x80, .. "</methodName></methodCall>"u8];
        byte[] overlong = [.. "<methodCall><methodName>"u8, 0xC0, 0xAF, .. "</methodName></methodCall>"u8];

        Assert.That(XmlRpcReaderTests.CodeOf(latin, null), Is.EqualTo(XmlRpcFaultCodes.InvalidCharacter));
        Assert.That(XmlRpcReaderTests.CodeOf(latin, "utf-8"), Is.EqualTo(XmlRpcFaultCodes.InvalidCharacter));
        Assert.That(XmlRpcReaderTests.CodeOf(latin, "us-ascii"), Is.EqualTo(XmlRpcFaultCodes.InvalidCharacter));
        Assert.That(XmlRpcReaderTests.CodeOf(surrogate, null), Is.EqualTo(XmlRpcFaultCodes.InvalidCharacter));
        Assert.That(XmlRpcReaderTests.CodeOf(overlong, null), Is.EqualTo(XmlRpcFaultCodes.InvalidCharacter));
    }

    [TestCase("\0")]
    [TestCase("\u0001")]
    [TestCase("\u001F")]
    [TestCase("\uFFFE")]
    [TestCase("\uFFFF")]
    public void ReadRequest_CharacterThatXmlForbids_IsInvalid(string character) =>
        Assert.That(
            XmlRpcReaderTests.CodeOf(Documents.Echo("a" + character)), Is.EqualTo(XmlRpcFaultCodes.InvalidCharacter));

    private static byte[] Encode(Encoding encoding, string? declared, bool mark)
    {
        string declaration = declared is null ? string.Empty : $"<?xml version=\"1.0\" encoding=\"{declared}\"?>";
        byte[] text = encoding.GetBytes(declaration + Documents.Echo(Text));
        return mark ? [.. encoding.GetPreamble(), .. text] : text;
    }

    private static byte[] Quoted(byte[] document) =>
        Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(document).Replace('"', '\''));

    private static TestCaseData Case(string name, byte[] document, string? charset) =>
        new TestCaseData(document, charset).SetArgDisplayNames(name);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using XmlRpc.Codec;
using XmlRpc.Tests.Server;
using XmlRpc.Values;

namespace XmlRpc.Tests.Codec;

[Parallelizable(ParallelScope.All)]
internal sealed class FastRequestReaderTests
{
    private const string Call = "<methodCall><methodName>a</methodName></methodCall>";

    // What does no harm somewhere.
    private static readonly string[] s_plainPieces =
        [" ", "\n", "\r", "\t", "x", "1", "é", "\u007f", "\u0085", "&lt;", "&amp;", "&apos;", "]]", ">"];

    // What is near to the plain form and treated otherwise, and what marks its parts.
    private static readonly string[] s_pieces =
    [
        "<", "/", "&", ";", "]]>", "\0", "\u0001", "\u2028", "\ufffd", "\ufffe", "-", "+", ".", "&#10;", "&x;",
        "<!-- -->", "<![CDATA[x]]>",
        "<?x y?>", "<nil/>", "<nil></nil>", "<value>", "</value>", "<value/>", "<int>", "</int>", "<string>",
        "</string>", "<array>", "<data>", "</data>", "</array>", "<struct>", "</struct>", "<member>", "</member>",
        "<name>", "</name>", "<params/>", "<param>", "</param>", "</params>", "</methodCall>", "<?xml version=\"1.0\"?>",
    ];

    [TestCase(Call)]
    [TestCase("<?xml version=\"1.0\"?>" + Call)]
    [TestCase("<?xml version='1.0'?>\n" + Call + "\n")]
    [TestCase("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n" + Call + "\r\n")]
    [TestCase("<?xml version='1.0' encoding='utf-8'?>" + Call)]
    [TestCase(" \t\r\n" + Call)]
    [TestCase("<methodCall> <methodName>a</methodName>\n<params/> </methodCall>")]
    [TestCase("<methodCall><methodName>a.b_c:d/1</methodName><params>\r\n</params></methodCall>")]
    [TestCase(Documents.Add)]
    public void TryRead_PlainCall_IsTaken(string document) => Assert.That(IsTaken(document), Is.True);

    [TestCase("<int>-5</int>")]
    [TestCase("<i4>5</i4>")]
    [TestCase("<i8>9223372036854775807</i8>")]
    [TestCase("<boolean>1</boolean>")]
    [TestCase("<double>-1.5e3</double>")]
    [TestCase("<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>")]
    [TestCase("<dateTime.iso8601>1998-07-17T14:08:55.25Z</dateTime.iso8601>")]
    [TestCase("<base64></base64>")]
    [TestCase("<base64>\nAAEC\n  /v8=\t</base64>")]
    [TestCase("<nil/>")]
    [TestCase("<nil></nil>")]
    [TestCase("")]
    [TestCase("  ")]
    [TestCase(" bare text\t\n")]
    [TestCase("a]]b>c'd\"")]
    [TestCase("<string></string>")]
    [TestCase("<string> \n </string>")]
    [TestCase("<string>&lt;&gt;&amp;&apos;&quot;]]&gt;&amp;lt;</string>")]
    [TestCase("<string>grüße €\U0001F600\u0085\u2028\u007f</string>")]
    [TestCase("\r\n <int>1</int>\r\n ")]
    [TestCase("<array><data></data></array>")]
    [TestCase("\n<array>\n<data>\n<value><int>1</int></value>\n<value>b</value>\n</data>\n</array>\n")]
    [TestCase("<struct></struct>")]
    [TestCase("<struct>\n<member>\n<name> a&amp;</name>\n<value>1</value>\n</member>\n</struct>")]
    public void TryRead_PlainValue_IsTaken(string value) => Assert.That(IsTaken(Documents.Echo(value)), Is.True);

    [TestCase("<int> 5</int>")]
    [TestCase("<int>5</i4>")]
    [TestCase("<int>5</int ></int>")]
    [TestCase("<int >5</int>")]
    [TestCase("<int x=\"y\">5</int>")]
    [TestCase("<int>&#53;</int>")]
    [TestCase("<int>2147483648</int>")]
    [TestCase("<int>5\u0001</int>")]
    [TestCase("<int>é</int>")]
    [TestCase("<int/>")]
    [TestCase("<boolean>true</boolean>")]
    [TestCase("<dateTime.iso8601>19980717T14:08:55\0</dateTime.iso8601>")]
    [TestCase("<dateTime.iso86011>19980717T14:08:55</dateTime.iso86011>")]
    [TestCase("<base64>A</base64>")]
    [TestCase("<base64>AAEC\r\n/v8=</base64>")]
    [TestCase("<nil> </nil>")]
    [TestCase("<ex:nil xmlns:ex=\"http://ws.apache.org/xmlrpc/namespaces/extensions\"/>")]
    [TestCase("<float>1</float>")]
    [TestCase("x<int>1</int>")]
    [TestCase("<int>1</int>x")]
    [TestCase("<int>1</int><int>2</int>")]
    [TestCase("<!-- c --><int>1</int>")]
    [TestCase("a<!-- c -->b")]
    [TestCase("<![CDATA[x]]>")]
    [TestCase("a\rb")]
    [TestCase("a&#13;b")]
    [TestCase("a&nbsp;b")]
    [TestCase("a&b")]
    [TestCase("a&;b")]
    [TestCase("a]]>b")]
    [TestCase("a\u0008b")]
    [TestCase("a\u001fb")]
    [TestCase("a\ufffeb")]
    [TestCase("a\uffffb")]
    [TestCase("<array></array>")]
    [TestCase("<array><data>x</data></array>")]
    [TestCase("<array><data></data><data></data></array>")]
    [TestCase("<struct>x</struct>")]
    [TestCase("<struct><member><value>x</value><name>n</name></member></struct>")]
    [TestCase("<struct><member><name>a</name></member></struct>")]
    [TestCase("<struct><member><name>a</name><value>1</value><value>2</value></member></struct>")]
    [TestCase(
        "<struct><member><name>a</name><value>1</value></member>"
        + "<member><name>a</name><value>1</value></member></struct>")]
    public void TryRead_OtherValue_IsLeft(string value) => Assert.That(IsTaken(Documents.Echo(value)), Is.False);

    [TestCase("")]
    [TestCase("\ufeff" + Call)]
    [TestCase(" <?xml version=\"1.0\"?>" + Call)]
    [TestCase("<?xml version=\"1.1\"?>" + Call)]
    [TestCase("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>" + Call)]
    [TestCase("<?xml version=\"1.0\" standalone=\"yes\"?>" + Call)]
    [TestCase("<!DOCTYPE methodCall>" + Call)]
    [TestCase(Call + "x")]
    [TestCase(Call + Call)]
    [TestCase(Call + "<!-- end -->")]
    [TestCase("<methodCall><methodName></methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a b</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>é</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params/><params/></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params><param></param></params></methodCall>")]
    [TestCase("<methodResponse><params><param><value>1</value></param></params></methodResponse>")]
    public void TryRead_OtherDocument_IsLeft(string document) => Assert.That(IsTaken(document), Is.False);

    [TestCase(null, true)]
    [TestCase("utf-8", true)]
    [TestCase("UTF-8", true)]
    [TestCase("us-ascii", false)]
    [TestCase("iso-8859-1", false)]
    [TestCase("utf-16", false)]
    [TestCase("x-unknown", false)]
    public void TryRead_Charset_IsTakenWhenItIsUtf8(string? charset, bool taken) =>
        Assert.That(
            ReaderAgreement.Check(Encoding.UTF8.GetBytes(Call), charset, XmlRpcLimits.Default), Is.EqualTo(taken));

    [TestCase(new byte[] { 0x80 })]
    [TestCase(new byte[] { 0xC3 })]
    [TestCase(new byte[] { 0xC0, 0x80 })]
    [TestCase(new byte[] { 0xED, 0xA0, 0x80 })]
    [TestCase(new byte[] { 0xF5, 0x80, 0x80, 0x80 })]
    public void TryRead_InvalidUtf8_IsLeft(byte[] text)
    {
        byte[] document = Encoding.UTF8.GetBytes(Documents.Echo("x"));
        int at = document.AsSpan().IndexOf("<value>x"u8) + "<value>".Length;

        Assert.That(IsTaken([.. document[..at], .. text, .. document[(at + 1)..]]), Is.False);
    }

    [Test]
    public void TryRead_BeyondALimit_IsLeft()
    {
        string document = Documents.Echo("<array><data><value><int>12</int></value></data></array>");
        XmlRpcLimits exact = new()
        {
            BodyBytes = document.Length,
            Depth = 1,
            XmlDepth = 9,
            Values = 2,
            NameCharacters = "interop.echo".Length,
            NumberCharacters = 2,
        };

        Assert.That(IsTaken(document, exact), Is.True);
        Assert.That(IsTaken(document, exact with { BodyBytes = document.Length - 1 }), Is.False);
        Assert.That(IsTaken(document, exact with { Depth = 0 }), Is.False);
        Assert.That(IsTaken(document, exact with { XmlDepth = 8 }), Is.False);
        Assert.That(IsTaken(document, exact with { Values = 1 }), Is.False);
        Assert.That(IsTaken(document, exact with { NameCharacters = "interop.ech".Length }), Is.False);
        Assert.That(IsTaken(document, exact with { NumberCharacters = 1 }), Is.False);
        Assert.That(
            IsTaken(Documents.Echo("<double>1.5</double>"), XmlRpcLimits.Default with { DoubleCharacters = 2 }),
            Is.False);
    }

    [Test]
    public void TryRead_TruncatedAnywhere_IsLeft()
    {
        byte[] document = Encoding.UTF8.GetBytes(Documents.Echo(
            "<struct><member><name>a&amp;</name><value><array><data><value>é</value></data></array></value></member>"
            + "</struct>"));

        Assert.That(IsTaken(document), Is.True);
        Assert.That(Enumerable.Range(0, document.Length).Where(length => IsTaken(document[..length])), Is.Empty);
    }

    [Test]
    public void TryRead_AnyWrittenCall_AgreesWithTheStrictReader()
    {
        int taken = 0;
        Prop.ForAll(XmlRpcValues.Any(), value => taken += IsTaken(Write(value)) ? 1 : 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

        Assert.That(taken, Is.GreaterThan(100));
    }

    [Test]
    public void TryRead_AnyDamagedCall_AgreesWithTheStrictReader()
    {
        int taken = 0;
        Gen<byte[]> documents = Gen.Zip(XmlRpcValues.ForPython().Generator, Gen.Choose(0, int.MaxValue))
            .Select(static pair => Damage(Write(pair.Item1), new Random(pair.Item2)));
        Prop.ForAll(Arb.From(documents), document => taken += IsTaken(document) ? 1 : 0)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000));

        Assert.That(taken, Is.GreaterThan(100));
    }

    private static bool IsTaken(string document, XmlRpcLimits? limits = null) =>
        ReaderAgreement.Check(Encoding.UTF8.GetBytes(document), null, limits ?? XmlRpcLimits.Default);

    private static bool IsTaken(byte[] document) => ReaderAgreement.Check(document, null, XmlRpcLimits.Default);

    private static byte[] Write(XmlRpcValue value) => ReaderAgreement.Write(new XmlRpcRequest("a.b", [value]));

    // Puts a piece anywhere, or between the tags, where it does less harm; perhaps in place of a few bytes.
    private static byte[] Damage(byte[] document, Random random)
    {
        string[] pieces = random.Next(2) == 0 ? s_plainPieces : s_pieces;
        string piece = pieces[random.Next(pieces.Length)];
        byte[] inserted = random.Next(8) == 0 ? [(byte)random.Next(256)] : Encoding.UTF8.GetBytes(piece);
        int at = random.Next(document.Length);
        if (random.Next(2) == 0)
        {
            at = document.AsSpan(0, at + 1).LastIndexOf((byte)'<');
        }

        int removed = random.Next(3) == 0 ? random.Next(Math.Min(4, document.Length - at)) : 0;
        return [.. document[..at], .. inserted, .. document[(at + removed)..]];
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using NUnit.Framework;
using XmlRpc.Codec;
using XmlRpc.Tests.Server;
using XmlRpc.Values;

namespace XmlRpc.Tests.Codec;

[Parallelizable(ParallelScope.All)]
internal sealed class XmlRpcReaderTests
{
    private const string ExtensionNamespace = "xmlns:ex=\"http://ws.apache.org/xmlrpc/namespaces/extensions\"";

    private static IEnumerable<TestCaseData> GoodValues()
    {
        yield return Good("<i4>5</i4>", 5);
        yield return Good("<int>-2147483648</int>", int.MinValue);
        yield return Good("<int>2147483647</int>", int.MaxValue);
        yield return Good("<int>+5</int>", 5);
        yield return Good("<int>-0</int>", 0);
        yield return Good("<int>007</int>", 7);
        yield return Good("<int>" + new string('0', 39) + "7</int>", 7);
        yield return Good("<i8>9223372036854775807</i8>", XmlRpcValue.FromInt64(long.MaxValue));
        yield return Good("<i8>-9223372036854775808</i8>", XmlRpcValue.FromInt64(long.MinValue));
        yield return Good("<i8>1</i8>", XmlRpcValue.FromInt64(1));
        yield return Good($"<ex:i8 {ExtensionNamespace}>12</ex:i8>", XmlRpcValue.FromInt64(12));
        yield return Good($"<ex:nil {ExtensionNamespace}/>", XmlRpcValue.Nil);
        yield return Good("<nil/>", XmlRpcValue.Nil);
        yield return Good("<nil></nil>", XmlRpcValue.Nil);
        yield return Good("<boolean>1</boolean>", true);
        yield return Good("<boolean>0</boolean>", false);
        yield return Good("<double>-12.53</double>", -12.53);
        yield return Good("<double>1e3</double>", 1000.0);
        yield return Good("<double>1.5E-3</double>", 0.0015);
        yield return Good("<double>+.5</double>", 0.5);
        yield return Good("<double>5.</double>", 5.0);
        yield return Good("<double>7</double>", 7.0);
        yield return Good("<string>text</string>", "text");
        yield return Good("<string/>", string.Empty);
        yield return Good("<string></string>", string.Empty);
        yield return Good("<string> kept </string>", " kept ");
        yield return Good(" kept\n", " kept\n");
        yield return Good(string.Empty, string.Empty);
        yield return Good("a<!-- comment -->b", "ab");
        yield return Good("<string>a<?pi data?>b</string>", "ab");
        yield return Good("<string><![CDATA[<&>]]></string>", "<&>");
        yield return Good("<![CDATA[<int>5</int>]]>", "<int>5</int>");
        yield return Good("&lt;&gt;&amp;&apos;&quot;", "<>&'\"");
        yield return Good("&#65;&#x42;&#x1F600;", "AB\U0001F600");
        yield return Good("<string>a&#13;b&#9;c&#10;d</string>", "a\rb\tc\nd");
        yield return Good("<string>a\r\nb</string>", "a\nb");
        yield return Good("grüße €\U0001F600", "grüße €\U0001F600");
        yield return Good("<base64></base64>", Array.Empty<byte>());
        yield return Good("<base64/>", Array.Empty<byte>());
        yield return Good("<base64>AAEC\r\n  /v8=\t</base64>", new byte[] { 0, 1, 2, 254, 255 });
        yield return Good("<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>", Instant(14, 8, 55));
        yield return Good("<struct/>", new XmlRpcStruct());
        yield return Good("<struct></struct>", new XmlRpcStruct());
        yield return Good("<array><data/></array>", Array.Empty<XmlRpcValue>());
        yield return Good("<array><data></data></array>", Array.Empty<XmlRpcValue>());
        yield return Good(
            "\n <array>\n <data> <value><int>1</int></value>\n<value> b </value><value/></data> </array>\t",
            new XmlRpcValue[] { 1, " b ", string.Empty });
        yield return Good(
            "<struct><member><name>a</name><value><int>1</int></value></member> <member> <name> b</name> <value/> "
            + "</member></struct>",
            new XmlRpcStruct { ["a"] = 1, [" b"] = string.Empty });
        yield return Good(
            "<struct><member><name/><value>x</value></member></struct>", new XmlRpcStruct { [string.Empty] = "x" });
        yield return Good(
            "<struct><member><value>x</value><name>n</name></member></struct>", new XmlRpcStruct { ["n"] = "x" });
        yield return Good("<string xmlns=\"urn:x\">text</string>", "text");
    }

    [TestCaseSource(nameof(GoodValues))]
    public void ReadRequest_GoodValue_IsRead(string value, XmlRpcValue expected) =>
        Assert.That(Read(Documents.Echo(value)).Parameters, Is.EqualTo(new[] { expected }));

    [TestCase("<i4>2147483648</i4>")]
    [TestCase("<int>-2147483649</int>")]
    [TestCase("<int></int>")]
    [TestCase("<int/>")]
    [TestCase("<int>+</int>")]
    [TestCase("<int>-</int>")]
    [TestCase("<int>--5</int>")]
    [TestCase("<int>1 2</int>")]
    [TestCase("<int> 5</int>")]
    [TestCase("<int>5\n</int>")]
    [TestCase("<int>0x10</int>")]
    [TestCase("<int>1.0</int>")]
    [TestCase("<int>1e3</int>")]
    [TestCase("<int>1,000</int>")]
    [TestCase("<int>٣</int>")]
    [TestCase("<int>00000000000000000000000000000000000000007</int>")]
    [TestCase("<i8>9223372036854775808</i8>")]
    [TestCase("<i8>-9223372036854775809</i8>")]
    [TestCase("<i8>99999999999999999999</i8>")]
    [TestCase("<int><i4>5</i4></int>")]
    [TestCase("<boolean>2</boolean>")]
    [TestCase("<boolean>true</boolean>")]
    [TestCase("<boolean></boolean>")]
    [TestCase("<boolean> 1</boolean>")]
    [TestCase("<boolean>01</boolean>")]
    [TestCase("<double>NaN</double>")]
    [TestCase("<double>Infinity</double>")]
    [TestCase("<double>-INF</double>")]
    [TestCase("<double>1e999</double>")]
    [TestCase("<double>0x1p3</double>")]
    [TestCase("<double>1,5</double>")]
    [TestCase("<double></double>")]
    [TestCase("<double>.</double>")]
    [TestCase("<double>1e</double>")]
    [TestCase("<double>1.5.5</double>")]
    [TestCase("<double> 1.5</double>")]
    [TestCase("<base64>AA=A</base64>")]
    [TestCase("<base64>A</base64>")]
    [TestCase("<base64>AAE*</base64>")]
    [TestCase("<base64>AAE-</base64>")]
    [TestCase("<nil>x</nil>")]
    [TestCase("<nil> </nil>")]
    [TestCase("<array></array>")]
    [TestCase("<array/>")]
    [TestCase("<array><data/><data/></array>")]
    [TestCase("<array><value/></array>")]
    [TestCase("<array><data><int>1</int></data></array>")]
    [TestCase("<array><data>x</data></array>")]
    [TestCase("<array>x<data/></array>")]
    [TestCase("<array><data/>x</array>")]
    [TestCase("<struct>x</struct>")]
    [TestCase("<struct><member/></struct>")]
    [TestCase("<struct><member><name>a</name></member></struct>")]
    [TestCase("<struct><member><value/></member></struct>")]
    [TestCase("<struct><member><name>a</name><value/><value/></member></struct>")]
    [TestCase("<struct><member><name>a</name><name>b</name><value/></member></struct>")]
    [TestCase("<struct><member>x<name>a</name><value/></member></struct>")]
    [TestCase("<struct><member><name><b/></name><value/></member></struct>")]
    [TestCase("<struct><name>a</name><value/></struct>")]
    [TestCase("<struct><member><name>a</name><value/></member><member><name>a</name><value/></member></struct>")]
    [TestCase("<int>1</int><int>2</int>")]
    [TestCase("x<int>1</int>")]
    [TestCase("<int>1</int>x")]
    [TestCase("<![CDATA[x]]><int>1</int>")]
    [TestCase("<int type=\"x\">1</int>")]
    [TestCase("<string xml:lang=\"en\">a</string>")]
    [TestCase("<float>1</float>")]
    [TestCase("<value>1</value>")]
    [TestCase("<Int>1</Int>")]
    [TestCase("<ex:i8 xmlns:ex=\"urn:other\">1</ex:i8>")]
    [TestCase("<ex:int xmlns:ex=\"http://ws.apache.org/xmlrpc/namespaces/extensions\">1</ex:int>")]
    public void ReadRequest_BadValue_IsNotXmlRpc(string value) =>
        Assert.That(CodeOf(Documents.Echo(value)), Is.EqualTo(XmlRpcFaultCodes.NotXmlRpc));

    [TestCase("<methodCall><methodName>a</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params/></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params></params></methodCall>")]
    [TestCase(
        "<?xml version=\"1.0\"?>\n<!-- c -->\n<methodCall>\n<methodName>a</methodName>\n<params>\n</params>\n"
        + "</methodCall>\n<!-- end -->\n")]
    [TestCase(
        $"<methodCall {ExtensionNamespace}><methodName>a</methodName></methodCall>")]
    public void ReadRequest_WithoutParameters_IsRead(string document)
    {
        XmlRpcRequest request = Read(document);

        Assert.That(request.Method, Is.EqualTo("a"));
        Assert.That(request.Parameters, Is.Empty);
    }

    [TestCase("<methodCall/>")]
    [TestCase("<methodCall></methodCall>")]
    [TestCase("<methodCall>x<methodName>a</methodName></methodCall>")]
    [TestCase("<methodCall><params/><methodName>a</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params/><params/></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><methodName>a</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><param/></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params><param/></params></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params><value/></params></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params><param><int>1</int></param></params></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params><param><value/><value/></param></params></methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName><params>x</params></methodCall>")]
    [TestCase("<methodCall version=\"1\"><methodName>a</methodName></methodCall>")]
    [TestCase("<methodResponse><params><param><value/></param></params></methodResponse>")]
    [TestCase("<html><body/></html>")]
    [TestCase("<p:methodCall xmlns:p=\"urn:x\"><methodName>a</methodName></p:methodCall>")]
    [TestCase("<methodCall><methodName></methodName></methodCall>")]
    [TestCase("<methodCall><methodName/></methodCall>")]
    [TestCase("<methodCall><methodName>a b</methodName></methodCall>")]
    [TestCase("<methodCall><methodName> a</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a\r\nb</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a&#13;&#10;b</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a-b</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>é</methodName></methodCall>")]
    public void ReadRequest_BadStructure_IsNotXmlRpc(string document) =>
        Assert.That(CodeOf(document), Is.EqualTo(XmlRpcFaultCodes.NotXmlRpc));

    [TestCase(255, null)]
    [TestCase(256, XmlRpcFaultCodes.NotXmlRpc)]
    [TestCase(100_000, XmlRpcFaultCodes.NotXmlRpc)]
    public void ReadRequest_MethodName_MayHave255Characters(int length, int? code) =>
        Assert.That(
            CodeOf($"<methodCall><methodName>{new string('n', length)}</methodName></methodCall>"), Is.EqualTo(code));

    [TestCase("")]
    [TestCase("   ")]
    [TestCase("hello")]
    [TestCase("<methodCall>")]
    [TestCase("<methodCall><methodName>a</methodName></methodcall>")]
    [TestCase("<methodCall><methodName>a</methodName></methodCall>x")]
    [TestCase("<methodCall><methodName>a</methodName></methodCall><methodCall/>")]
    [TestCase("<methodCall><methodName>a&nbsp;</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a&#0;</methodName></methodCall>")]
    [TestCase("<methodCall><methodName>a & b</methodName></methodCall>")]
    [TestCase("<methodCall a=1><methodName>a</methodName></methodCall>")]
    [TestCase("<methodCall a=\"1\" a=\"2\"><methodName>a</methodName></methodCall>")]
    [TestCase("<p:methodCall><methodName>a</methodName></p:methodCall>")]
    [TestCase(" <?xml version=\"1.0\"?><methodCall><methodName>a</methodName></methodCall>")]
    [TestCase("<!DOCTYPE methodCall><methodCall><methodName>a</methodName></methodCall>")]
    [TestCase(
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
        + "<methodCall><methodName>a&e;</methodName></methodCall>")]
    public void ReadRequest_BadXml_IsNotWellFormed(string document) =>
        Assert.That(CodeOf(document), Is.EqualTo(XmlRpcFaultCodes.NotWellFormed));

    [Test]
    public void ReadRequest_BillionLaughs_IsRefusedBeforeExpansion()
    {
        string entities = string.Concat(Enumerable.Range(1, 9).Select(static level => FormattableString.Invariant(
            $"<!ENTITY l{level} \"{Documents.Repeat(FormattableString.Invariant($"&l{level - 1};"), 10)}\">")));

        Assert.That(
            CodeOf($"<!DOCTYPE x [<!ENTITY l0 \"lol\">{entities}]>{Documents.Echo("&l9;")}"),
            Is.EqualTo(XmlRpcFaultCodes.NotWellFormed));
    }

    [Test]
    public void ReadRequest_Nesting_MayBe32Deep()
    {
        Assert.That(CodeOf(Documents.Echo(Nested(32))), Is.Null);
        Assert.That(CodeOf(Documents.Echo(Nested(33))), Is.EqualTo(XmlRpcFaultCodes.NotXmlRpc));
        Assert.That(CodeOf(Documents.Echo(Nested(10_000))), Is.EqualTo(XmlRpcFaultCodes.NotXmlRpc));
    }

    [Test]
    public void ReadRequest_NestedUnknownElements_AreRefused() =>
        Assert.That(CodeOf(Documents.Echo(Documents.Repeat("<x>", 30_000))), Is.EqualTo(XmlRpcFaultCodes.NotXmlRpc));

    [Test]
    public void ReadRequest_Values_MayBeAsManyAsTheLimit()
    {
        XmlRpcLimits limits = XmlRpcLimits.Default with { Values = 10 };

        Assert.That(
            CodeOf(Documents.Echo($"<array><data>{Documents.Repeat("<value/>", 9)}</data></array>"), limits), Is.Null);
        Assert.That(
            CodeOf(Documents.Echo($"<array><data>{Documents.Repeat("<value/>", 10)}</data></array>"), limits),
            Is.EqualTo(XmlRpcFaultCodes.NotXmlRpc));
    }

    [Test]
    public void ReadRequest_100000Values_AreRefusedWith100001()
    {
        Assert.That(
            CodeOf(Documents.Echo($"<array><data>{Documents.Repeat("<value/>", 99_999)}</data></array>")), Is.Null);
        Assert.That(
            CodeOf(Documents.Echo($"<array><data>{Documents.Repeat("<value/>", 100_000)}</data></array>")),
            Is.EqualTo(XmlRpcFaultCodes.NotXmlRpc));
    }

    [Test]
    public void ReadRequest_20000Members_AreRead()
    {
        string members = string.Concat(Enumerable.Range(0, 20_000).Select(static i => FormattableString.Invariant(
            $"<member><name>{i}</name><value/></member>")));

        Assert.That(
            Read(Documents.Echo($"<struct>{members}</struct>")).Parameters[0].AsStruct(), Has.Count.EqualTo(20_000));
    }

    [Test]
    public void ReadRequest_2000Attributes_AreRefused()
    {
        string attributes = string.Concat(
            Enumerable.Range(0, 2_000).Select(static i => FormattableString.Invariant($" a{i}=\"x\"")));

        Assert.That(CodeOf(Documents.Echo($"<int{attributes}>1</int>")), Is.EqualTo(XmlRpcFaultCodes.NotXmlRpc));
    }

    [TestCase("int", 200_000)]
    [TestCase("i8", 200_000)]
    [TestCase("double", 401)]
    [TestCase("dateTime.iso8601", 200_000)]
    public void ReadRequest_LongNumber_IsRefused(string type, int digits) =>
        Assert.That(
            CodeOf(Documents.Echo($"<{type}>{new string('1', digits)}</{type}>")), Is.EqualTo(
                XmlRpcFaultCodes.NotXmlRpc));

    [Test]
    public void ReadRequest_LargerThanTheLimit_IsRefused() =>
        Assert.That(
            CodeOf(Documents.Add, XmlRpcLimits.Default with { BodyBytes = 20 }), Is.EqualTo(
                XmlRpcFaultCodes.NotXmlRpc));

    [TestCase(33, null)]
    [TestCase(7, XmlRpcFaultCodes.NotXmlRpc)]
    public void ReadRequest_ElementsNested_MayBeAsDeepAsTheLimit(int xmlDepth, int? code) =>
        Assert.That(
            CodeOf(
                Documents.Echo("<array><data><value><int>1</int></value></data></array>"),
                XmlRpcLimits.Default with { XmlDepth = xmlDepth }),
            Is.EqualTo(code));

    [Test]
    public void ReadResponse_Value_IsRead()
    {
        XmlRpcResponse response = ReadResponse(
            "<methodResponse><params><param><value><int>7</int></value></param></params></methodResponse>");

        Assert.That(response.Fault, Is.Null);
        Assert.That(response.Value, Is.EqualTo(XmlRpcValue.FromInt32(7)));
    }

    [Test]
    public void ReadResponse_Fault_IsRead()
    {
        XmlRpcResponse response = ReadResponse(
            "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>4</int></value></member>"
            + "<member><name>faultString</name><value>Too many.</value></member></struct></value></fault>"
            + "</methodResponse>");

        Assert.That(response.Fault, Is.EqualTo(new XmlRpcFault(4, "Too many.")));
    }

    [TestCase("<methodResponse/>")]
    [TestCase("<methodResponse><params/></methodResponse>")]
    [TestCase("<methodResponse><params><param><value/></param><param><value/></param></params></methodResponse>")]
    [TestCase("<methodResponse><fault/></methodResponse>")]
    [TestCase("<methodResponse><fault><value>x</value></fault></methodResponse>")]
    [TestCase("<methodResponse><fault><value><struct/></value></fault></methodResponse>")]
    [TestCase("<methodResponse><params><param><value/></param></params><fault/></methodResponse>")]
    [TestCase("<methodCall><methodName>a</methodName></methodCall>")]
    public void ReadResponse_BadStructure_IsNotXmlRpc(string document) =>
        Assert.That(
            Assert.Throws<XmlRpcFormatException>(() => ReadResponse(document))!.Code, Is.EqualTo(
                XmlRpcFaultCodes.NotXmlRpc));

    [Test]
    public void ReadRequest_Refusal_CarriesNoMessageOfTheRuntime() =>
        Assert.That(
            Assert.Throws<XmlRpcFormatException>(static () => Read("<methodCall></b>"))!.Message,
            Is.EqualTo("The document is not well-formed XML (line 1, position 15); DTDs are not taken."));

    internal static XmlRpcRequest Read(string document)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(document);
        ReaderAgreement.Check(bytes, null, XmlRpcLimits.Default);
        return XmlRpcReader.ReadRequest(bytes, null, XmlRpcLimits.Default);
    }

    internal static int? CodeOf(string document, XmlRpcLimits? limits = null) =>
        CodeOf(Encoding.UTF8.GetBytes(document), null, limits);

    internal static int? CodeOf(byte[] document, string? charset, XmlRpcLimits? limits = null)
    {
        ReaderAgreement.Check(document, charset, limits ?? XmlRpcLimits.Default);
        try
        {
            XmlRpcReader.ReadRequest(document, charset, limits ?? XmlRpcLimits.Default);
            return null;
        }
        catch (XmlRpcFormatException e)
        {
            return e.Code;
        }
    }

    private static XmlRpcResponse ReadResponse(string document) =>
        XmlRpcReader.ReadResponse(Encoding.UTF8.GetBytes(document), null, XmlRpcLimits.Default);

    private static string Nested(int depth) =>
        Documents.Repeat("<array><data><value>", depth) + Documents.Repeat("</value></data></array>", depth);

    private static DateTime Instant(int hour, int minute, int second) =>
        new(1998, 7, 17, hour, minute, second, DateTimeKind.Utc);

    private static TestCaseData Good(string value, XmlRpcValue expected) =>
        new TestCaseData(value, expected).SetArgDisplayNames(value);
}

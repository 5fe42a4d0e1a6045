// SPDX-License-Identifier: GPL-2.0-or-later
using System.Threading.Tasks;
using Microsoft.Playwright;
using NUnit.Framework;

namespace Web.Tests;

/// <summary>rpc/codec.js, in the browser that it is for.</summary>
internal sealed class CodecSocketTests : ModuleTest
{
    [TestCase("true", "<boolean>1</boolean>")]
    [TestCase("-7", "<int>-7</int>")]
    [TestCase("2147483647", "<int>2147483647</int>")]
    [TestCase("2147483648", "<i8>2147483648</i8>")]
    [TestCase("-2147483649", "<i8>-2147483649</i8>")]
    [TestCase("1.5", "<double>1.50</double>")]
    [TestCase("''", "<string></string>")]
    [TestCase("'a<b>&\\r'", "<string>a&lt;b&gt;&amp;&#13;</string>")]
    [TestCase("'\\u0000\\uD800\\uFFFE'", "<string>\uFFFD\uFFFD\uFFFD</string>")]
    [TestCase("'\\u{1F512}é'", "<string>\U0001F512é</string>")]
    [TestCase("[]", "<array><data></data></array>")]
    [TestCase("[1, 'x']", "<array><data><value><int>1</int></value><value><string>x</string></value></data></array>")]
    [TestCase("{}", "<struct></struct>")]
    [TestCase(
        "{ '<a>': 1 }", "<struct><member><name>&lt;a&gt;</name><value><int>1</int></value></member></struct>")]
    public async Task Encode_Value_IsAsTheDaemonReadsIt(string value, string expected)
    {
        string call = await RunAsync<string>("rpc/codec.js", $"m.encodeCall('view', [{value}])");

        Assert.That(call, Is.EqualTo(
            "<?xml version=\"1.0\"?>\n<methodCall><methodName>view</methodName><params><param><value>"
            + expected + "</value></param></params></methodCall>"));
    }

    [TestCase("null")]
    [TestCase("undefined")]
    [TestCase("NaN")]
    [TestCase("{ a: Infinity }")]
    public void Encode_WhatCannotTravel_IsRefused(string value) => Assert.That(
        async () => await RunAsync<string>("rpc/codec.js", $"m.encodeCall('view', [{value}])"),
        Throws.InstanceOf<PlaywrightException>().With.Message.Contains("TypeError"));

    [TestCase("<int>-7</int>", "-7")]
    [TestCase("<i4>7</i4>", "7")]
    [TestCase("<i8>4294967296</i8>", "4294967296")]
    [TestCase("<boolean>0</boolean>", "false")]
    [TestCase("<double>0.25</double>", "0.25")]
    [TestCase("<string>a &lt;b&gt; &amp;\n</string>", "\"a <b> &\\n\"")]
    [TestCase("untyped", "\"untyped\"")]
    [TestCase("", "\"\"")]
    [TestCase("<nil/>", "null")]
    [TestCase("<dateTime.iso8601>19980717T14:08:55</dateTime.iso8601>", "\"1998-07-17T14:08:55.000Z\"")]
    [TestCase("<base64>AAEC</base64>", "{\"0\":0,\"1\":1,\"2\":2}")]
    [TestCase("<array><data/></array>", "[]")]
    [TestCase("<array><data><value><int>1</int></value><value>x</value></data></array>", "[1,\"x\"]")]
    [TestCase("<struct/>", "{}")]
    [TestCase("<struct><member><name>__proto__</name><value><int>1</int></value></member></struct>", "{\"__proto__\":1}")]
    public async Task Decode_Value_IsWhatTheDaemonMeant(string content, string expected)
    {
        string json = await RunAsync<string>(
            "rpc/codec.js", "JSON.stringify(m.decodeResponse(a))",
            $"<methodResponse><params><param><value>{content}</value></param></params></methodResponse>");

        Assert.That(json, Is.EqualTo(expected));
    }

    [Test]
    public async Task Decode_Fault_IsThrownWithItsCode()
    {
        string fault = await RunAsync<string>(
            "rpc/codec.js", "(() => { try { m.decodeResponse(a); } catch (e) { return `${e.name} ${e.code} ${e.message}`; } })()",
            "<methodResponse><fault><value><struct><member><name>faultCode</name><value><int>422</int></value></member>"
            + "<member><name>faultString</name><value><string>&lt;b&gt;no</string></value></member></struct></value></fault>"
            + "</methodResponse>");

        Assert.That(fault, Is.EqualTo("RpcFault 422 <b>no"));
    }

    [TestCase("")]
    [TestCase("<html></html>")]
    [TestCase("<methodResponse>")]
    [TestCase("<methodResponse><params/></methodResponse>")]
    [TestCase("<methodResponse><params><param><value><odd/></value></param></params></methodResponse>")]
    public async Task Decode_WhatIsNoResponse_IsASyntaxError(string document)
    {
        string name = await RunAsync<string>(
            "rpc/codec.js", "(() => { try { m.decodeResponse(a); return 'read'; } catch (e) { return e.name; } })()", document);

        Assert.That(name, Is.EqualTo("SyntaxError"));
    }
}

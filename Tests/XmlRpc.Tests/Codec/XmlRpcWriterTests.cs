// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Linq;
using System.Text;
using NUnit.Framework;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Tests.Codec;

[Parallelizable(ParallelScope.All)]
internal sealed class XmlRpcWriterTests
{
    private const string ResponseStart = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param>";
    private const string ResponseEnd = "</param></params></methodResponse>\n";

    [Test]
    public void WriteInt_Number_IsInt() =>
        Assert.That(Written(static w => w.WriteInt(-5)), Is.EqualTo("<value><int>-5</int></value>"));

    [TestCase(2147483647L, "<int>2147483647</int>")]
    [TestCase(2147483648L, "<i8>2147483648</i8>")]
    [TestCase(-2147483648L, "<int>-2147483648</int>")]
    [TestCase(-2147483649L, "<i8>-2147483649</i8>")]
    [TestCase(long.MaxValue, "<i8>9223372036854775807</i8>")]
    [TestCase(long.MinValue, "<i8>-9223372036854775808</i8>")]
    public void WriteInteger_Number_IsNarrowest(long value, string expected) =>
        Assert.That(Written(w => w.WriteInteger(value)), Is.EqualTo($"<value>{expected}</value>"));

    [TestCase(5ul, "<int>5</int>")]
    [TestCase(4294967295ul, "<i8>4294967295</i8>")]
    [TestCase(9223372036854775807ul, "<i8>9223372036854775807</i8>")]
    [TestCase(ulong.MaxValue, "<string>18446744073709551615</string>")]
    public void WriteInteger_UnsignedNumber_IsTextWhereNothingElseHoldsIt(ulong value, string expected) =>
        Assert.That(Written(w => w.WriteInteger(value)), Is.EqualTo($"<value>{expected}</value>"));

    [Test]
    public void WriteInteger_StringMode_WritesWideNumbersAsText()
    {
        using var writer = new XmlRpcWriter(XmlRpcIntegerMode.String);
        writer.BeginResponse();
        writer.BeginArray();
        writer.WriteInteger(1);
        writer.WriteInteger(1L << 40);
        writer.WriteInt64(2);
        writer.EndArray();
        writer.EndResponse();

        Assert.That(
            Encoding.UTF8.GetString(writer.ToArray()),
            Does.Contain("<value><int>1</int></value><value><string>1099511627776</string></value>"
                + "<value><string>2</string></value>"));
    }

    [TestCase("plain", "plain")]
    [TestCase("<a & b>", "&lt;a &amp; b&gt;")]
    [TestCase("'\"", "'\"")]
    [TestCase("a\rb\r\nc\td", "a&#13;b&#13;\nc\td")]
    [TestCase("]]>", "]]&gt;")]
    [TestCase("a\0b\u0001c\u001Fd", "a\uFFFDb\uFFFDc\uFFFDd")]
    [TestCase("\uFFFE<\uFFFF", "\uFFFD&lt;\uFFFD")]
    [TestCase("é€\U0001F600", "é€\U0001F600")]
    [TestCase("\uFFFD", "\uFFFD")]
    public void WriteString_Text_IsEscaped(string text, string expected)
    {
        Assert.That(Written(w => w.WriteString(text)), Is.EqualTo($"<value><string>{expected}</string></value>"));
        Assert.That(
            Written(w => w.WriteUtf8String(Encoding.UTF8.GetBytes(text))), Is.EqualTo(
                $"<value><string>{expected}</string></value>"));
    }

    // Built here: test names cannot carry lone surrogates.
    [Test]
    public void WriteString_LoneSurrogates_AreReplaced()
    {
        string text = "a" + (char)0xD800 + "b" + (char)0xDC00 + (char)0xD83D;

        Assert.That(
            Written(w => w.WriteString(text)), Is.EqualTo("<value><string>a\uFFFDb\uFFFD\uFFFD</string></value>"));
    }

    [Test]
    public void WriteUtf8String_InvalidBytes_AreReplaced() =>
        Assert.That(
            Written(static w => w.WriteUtf8String([0x61, 0xFF, 0x62, 0xC3])), Is.EqualTo(
                "<value><string>a\uFFFDb\uFFFD</string></value>"));

    [Test]
    public void WriteString_LongText_CrossesSegments()
    {
        string text = string.Concat(
            Enumerable.Range(0, 50_000).Select(static i => i % 7 == 0 ? "<" : i % 3 == 0 ? "€" : "x"));

        string written = Written(w => w.WriteString(text));

        Assert.That(
            written,
            Is.EqualTo($"<value><string>{text.Replace("<", "&lt;", StringComparison.Ordinal)}</string></value>"));
    }

    [Test]
    public void WriteBase64_AnyLength_IsOneText([Values(0, 1, 2, 3, 3071, 3072, 3073, 100_000)] int length)
    {
        byte[] bytes = [.. Enumerable.Range(0, length).Select(static i => (byte)(i * 31))];

        Assert.That(
            Written(w => w.WriteBase64(bytes)),
            Is.EqualTo($"<value><base64>{Convert.ToBase64String(bytes)}</base64></value>"));
    }

    [Test]
    public void WriteDateTime_LocalTime_IsUtc()
    {
        var local = new DateTime(2000, 1, 1, 12, 0, 0, DateTimeKind.Local);
        string utc = local.ToUniversalTime().ToString(
            "yyyyMMddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

        Assert.That(Written(w => w.WriteDateTime(local)), Does.Contain(utc));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(double.NegativeInfinity)]
    public void WriteDouble_NotFinite_Throws(double value)
    {
        using var writer = new XmlRpcWriter();
        writer.BeginResponse();

        Assert.That(() => writer.WriteDouble(value), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => writer.WriteInt(1), Throws.Nothing);
    }

    [Test]
    public void BeginMember_ByBytesOrCharacters_WritesTheName()
    {
        string written = Written(static w =>
        {
            w.BeginStruct();
            w.BeginMember("plain"u8);
            w.WriteBoolean(true);
            w.EndMember();
            w.BeginMember("a<b".AsSpan());
            w.WriteNil();
            w.EndMember();
            w.EndStruct();
        });

        Assert.That(
            written,
            Is.EqualTo("<value><struct><member><name>plain</name><value><boolean>1</boolean></value></member>"
                + "<member><name>a&lt;b</name><value><nil/></value></member></struct></value>"));
    }

    [Test]
    public void WriteFaultResponse_Fault_IsAFault()
    {
        using var writer = new XmlRpcWriter();
        writer.WriteFaultResponse(new XmlRpcFault(-32601, "No <such> method."));

        Assert.That(
            Encoding.UTF8.GetString(writer.ToArray()),
            Is.EqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><fault><value><struct>"
                + "<member><name>faultCode</name><value><int>-32601</int></value></member>"
                + "<member><name>faultString</name><value><string>No &lt;such&gt; method.</string></value></member>"
                + "</struct></value></fault></methodResponse>\n"));
    }

    [Test]
    public void BeginRequest_Parameters_MakeACall()
    {
        using var writer = new XmlRpcWriter();
        writer.BeginRequest("a.b");
        writer.BeginParameter();
        writer.WriteInt(1);
        writer.EndParameter();
        writer.EndRequest();

        Assert.That(
            Encoding.UTF8.GetString(writer.ToArray()),
            Is.EqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall><methodName>a.b</methodName><params>"
                + "<param><value><int>1</int></value></param></params></methodCall>\n"));
    }

    [Test]
    public void Reset_AfterSegments_TakesBackEverythingSince()
    {
        using var writer = new XmlRpcWriter();
        writer.BeginResponse();
        writer.BeginArray();
        XmlRpcMark mark = writer.Mark();
        long length = writer.Length;
        writer.BeginStruct();
        writer.BeginMember("lost"u8);
        writer.WriteString(new string('x', 300_000));
        writer.Reset(mark);

        Assert.That(writer.Length, Is.EqualTo(length));
        writer.WriteInt(7);
        writer.EndArray();
        writer.EndResponse();
        Assert.That(
            Encoding.UTF8.GetString(writer.ToArray()),
            Is.EqualTo(
                ResponseStart + "<value><array><data><value><int>7</int></value></data></array></value>"
                + ResponseEnd));
    }

    [Test]
    public void Write_Misplaced_Throws()
    {
        Assert.That(
            static () => Written(static w => { w.WriteInt(1); w.WriteInt(2); }), Throws.InvalidOperationException);
        Assert.That(static () => Written(static w => { }), Throws.InvalidOperationException);
        Assert.That(
            static () => Written(static w => { w.BeginStruct(); w.WriteInt(1); }), Throws.InvalidOperationException);
        Assert.That(static () => Written(static w => w.BeginMember("a"u8)), Throws.InvalidOperationException);
        Assert.That(
            static () => Written(static w => { w.BeginArray(); w.EndStruct(); }), Throws.InvalidOperationException);
        Assert.That(
            static () => Written(static w => { w.BeginStruct(); w.BeginMember("a"u8); w.EndMember(); }),
            Throws.InvalidOperationException);
        Assert.That(
            static () => Written(static w => { w.BeginStruct(); w.BeginMember("a"u8); w.WriteNil(); w.WriteNil(); }),
            Throws.InvalidOperationException);
        Assert.That(static () => Written(static w => w.BeginArray()), Throws.InvalidOperationException);
        Assert.That(static () => Written(static w => w.EndArray()), Throws.InvalidOperationException);
        Assert.That(
            static () => Written(static w =>
            {
                for (int i = 0; i < 65; i++)
                {
                    w.BeginArray();
                }
            }),
            Throws.InvalidOperationException);
    }

    [Test]
    public void EndScope_HandlerThatClosesWhatItDidNotOpen_Throws()
    {
        using var writer = new XmlRpcWriter();
        writer.BeginResponse();
        writer.BeginArray();
        writer.BeginScope();

        Assert.That(writer.EndArray, Throws.InvalidOperationException);
    }

    [Test]
    public void Write_BeyondTheLimit_IsFault413()
    {
        using var writer = new XmlRpcWriter(mostBytes: 100_000);
        writer.BeginResponse();
        XmlRpcMark mark = writer.Mark();

        XmlRpcReplyTooLargeException e = Assert.Throws<XmlRpcReplyTooLargeException>(
            () => writer.WriteString(new string('x', 200_000)))!;
        Assert.That(e.FaultCode, Is.EqualTo(XmlRpcFaultCodes.TooLarge));
        Assert.That(e.FaultString, Is.EqualTo("The answer would be larger than 100000 bytes; ask for less at a time."));
        writer.Reset(mark);
        Assert.That(() => writer.WriteInt(1), Throws.Nothing);
    }

    [Test]
    public void CopyTo_BufferWriter_GivesTheSameBytes()
    {
        using var writer = new XmlRpcWriter();
        writer.BeginResponse();
        writer.WriteString(new string('y', 200_000));
        writer.EndResponse();
        var target = new ArrayBufferWriter<byte>();
        writer.CopyTo(target);

        Assert.That(target.WrittenSpan.ToArray(), Is.EqualTo(writer.ToArray()));
        Assert.That(target.WrittenCount, Is.EqualTo(writer.Length));
    }

    [Test]
    [NonParallelizable]
    public void Write_Scalars_AllocatesNothing()
    {
        using var writer = new XmlRpcWriter();
        WriteRows(writer);
        writer.Clear();

        long before = GC.GetAllocatedBytesForCurrentThread();
        WriteRows(writer);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private static void WriteRows(XmlRpcWriter writer)
    {
        writer.BeginResponse();
        writer.BeginArray();
        for (int i = 0; i < 100; i++)
        {
            writer.BeginStruct();
            writer.BeginMember("int"u8);
            writer.WriteInteger(i);
            writer.EndMember();
            writer.BeginMember("wide"u8);
            writer.WriteInteger(ulong.MaxValue);
            writer.EndMember();
            writer.BeginMember("text"u8);
            writer.WriteString("a & b");
            writer.EndMember();
            writer.BeginMember("bytes"u8);
            writer.WriteUtf8String("a<b"u8);
            writer.EndMember();
            writer.BeginMember("real"u8);
            writer.WriteDouble(1e-9 * i);
            writer.EndMember();
            writer.BeginMember("date"u8);
            writer.WriteDateTime(DateTime.UnixEpoch);
            writer.EndMember();
            writer.BeginMember("base64"u8);
            writer.WriteBase64("abc"u8);
            writer.EndMember();
            writer.EndStruct();
        }

        writer.EndArray();
        writer.EndResponse();
    }

    private static string Written(Action<XmlRpcWriter> write)
    {
        using var writer = new XmlRpcWriter();
        writer.BeginResponse();
        write(writer);
        writer.EndResponse();
        string text = Encoding.UTF8.GetString(writer.ToArray());
        Assert.That(text, Does.StartWith(ResponseStart).And.EndsWith(ResponseEnd));
        Assert.That(writer.Length, Is.EqualTo(Encoding.UTF8.GetByteCount(text)));
        return text[ResponseStart.Length..^ResponseEnd.Length];
    }
}

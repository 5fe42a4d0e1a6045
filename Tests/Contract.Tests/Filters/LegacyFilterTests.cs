// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Contract.Filters;
using NUnit.Framework;

namespace Contract.Tests.Filters;

internal sealed class LegacyFilterTests
{
    [TestCase("mark", 16, "mark = 0x10")]
    [TestCase("mark", -1, "mark = 0xffffffff")]
    [TestCase("mark", "16", "mark = 0x10")]
    [TestCase("mark", "0x10", "mark = 0x10")]
    [TestCase("mark", 4294967295L, "mark = 0xffffffff")]
    [TestCase("mark", 16.0, "mark = 0x10")]
    [TestCase("timeout", 30, "timeout = 30s")]
    [TestCase("orig_l4proto", 6, "tcp")]
    [TestCase("orig_l4proto", "tcp", "tcp")]
    [TestCase("orig_l3proto", 2, "ip")]
    [TestCase("orig_l3proto", "ipv6", "ip6")]
    [TestCase("orig_ipv4_src", 167772161, "src 10.0.0.1")]
    [TestCase("orig_ipv4_src", -1062731519, "src 192.168.1.1")]
    [TestCase("orig_ipv4_src", 3232235777L, "src 192.168.1.1")]
    [TestCase("orig_ipv4_src", "3232235777", "src 192.168.1.1")]
    [TestCase("orig_ipv4_src", " 10.0.0.1 ", "src 10.0.0.1")]
    [TestCase("orig_ipv4_dst", "10.0.0.0/8", "dst 10.0.0.0/8")]
    [TestCase("repl_ipv4_src", 1, "reply src 0.0.0.1")]
    [TestCase("repl_ipv4_dst", "10/8", "reply dst 10.0.0.0/8")]
    [TestCase("orig_ipv6_src", "2001:db8::1", "src 2001:db8::1")]
    [TestCase("orig_ipv6_dst", "2001:db8::/32", "dst 2001:db8::/32")]
    [TestCase("repl_ipv6_src", "::1", "reply src ::1")]
    [TestCase("repl_ipv6_dst", "::1", "reply dst ::1")]
    [TestCase("orig_port_src", 80, "src port 80")]
    [TestCase("orig_port_dst", "80-443", "dst port 80-443")]
    [TestCase("orig_port_dst", "443", "dst port 443")]
    [TestCase("orig_port_dst", "https", "dst port 443")]
    [TestCase("repl_port_src", 1, "reply src port 1")]
    [TestCase("repl_port_dst", 2, "reply dst port 2")]
    [TestCase("tcp_state", "ESTABLISHED", "tcpstate ESTABLISHED")]
    [TestCase("tcp_state", 3, "tcpstate ESTABLISHED")]
    [TestCase("username", "alice", "user alice")]
    [TestCase("username", 1000, "user \"1000\"")]
    [TestCase("helper", "ftp", "helper ftp")]
    [TestCase("labels", 3, "label 3")]
    [TestCase("authenticated", true, "authenticated = 1")]
    [TestCase("_id", 7, "_id = 7")]
    [TestCase("id", -2, "id = 4294967294")]
    [TestCase("icmp_type", 8, "icmp.type = 8")]
    [TestCase("orig_counter_bytes", "10000000000", "inb = 10G")]
    [TestCase("byte_rate", 5, "rate = 5")]
    [TestCase("zone", 5, "zone = 5")]
    [TestCase("start_time", 0, "start_time = 1970-01-01T00:00:00Z")]
    [TestCase("filter", "tcp or udp", "tcp or udp")]
    [TestCase("filter", " ", "all")]
    public void Parse_Field_IsTheCondition(string field, object value, string expected) =>
        Assert.That(LegacyFilter.Parse(Struct((field, value))).ToString(), Is.EqualTo(expected));

    [TestCase("prt", 80, "no such field")]
    [TestCase("orig_port_dst", 70000, "'70000' is not valid")]
    [TestCase("orig_port_dst", -1, "'-1' is not valid")]
    [TestCase("orig_port_dst", "443-80", "'443-80' is not valid")]
    [TestCase("orig_ipv4_src", "::1", "'::1' is not valid")]
    [TestCase("orig_ipv4_src", 4294967296L, "'4294967296' is not valid")]
    [TestCase("orig_ipv4_src", -2147483649L, "'-2147483649' is not valid")]
    [TestCase("orig_ipv6_src", 1, "'1' is not valid")]
    [TestCase("mark", null, "nil is not valid")]
    [TestCase("mark", 1.5, "1.5 is not valid")]
    [TestCase("mark", "x", "'x' is not valid")]
    [TestCase("mark", 4294967296L, "'4294967296' is not valid")]
    [TestCase("zone", -1, "'-1' is not valid")]
    [TestCase("zone", 65536, "'65536' is not valid")]
    [TestCase("username", "", "'' is not valid")]
    [TestCase("helper", "a\u0000", "'a\0' is not valid")]
    [TestCase("tcp_state", 10, "'10' is not valid")]
    [TestCase("orig_l3proto", 4, "'4' is not valid")]
    [TestCase("orig_l4proto", 256, "'256' is not valid")]
    [TestCase("filter", 1, "1 is not valid")]
    [TestCase("authenticated", 2, "'2' is not valid")]
    public void Parse_InvalidValue_NamesFieldAndWhatIsAllowed(string field, object? value, string problem)
    {
        FieldException error = Assert.Throws<FieldException>(() => LegacyFilter.Parse(Struct((field, value))))!;

        Assert.That(error.Field, Is.EqualTo(field));
        Assert.That(error.Allowed, Is.Not.Empty);
        Assert.That(error.Message, Is.EqualTo($"field '{field}': {problem}; allowed: {error.Allowed}"));
    }

    [Test]
    public void Parse_UnknownField_ListsTheFields()
    {
        FieldException error = Assert.Throws<FieldException>(() => LegacyFilter.Parse(Struct(("prt", 80))))!;

        Assert.That(error.Allowed, Does.StartWith("filter, _id, id, ").And.EndWith("authenticated"));
    }

    [Test]
    public void Parse_ValueOfAnotherType_IsRefused() => Assert.That(
        () => LegacyFilter.Parse(Struct(("mark", new byte[1]))),
        Throws.TypeOf<FieldException>().With.Message.Contains("a value of type Byte[] is not valid"));

    [Test]
    public void Parse_EmptyStruct_IsEveryConnection() =>
        Assert.That(LegacyFilter.Parse(Struct()), Is.SameAs(FilterAll.Instance));

    [Test]
    public void Parse_SeveralFieldsAndAnExpression_AreCombinedByAnd() => Assert.That(
        LegacyFilter.Parse(Struct(("orig_l4proto", 6), ("filter", "dst port 80 or dst port 443"))).ToString(),
        Is.EqualTo("tcp and (dst port 80 or dst port 443)"));

    [Test]
    public void Parse_BadExpression_IsASyntaxError() => Assert.That(
        () => LegacyFilter.Parse(Struct(("filter", "prt 80"))), Throws.TypeOf<FilterSyntaxException>());

    [Test]
    public void Parse_EveryRowField_TakesSomeValue() => Assert.Multiple(() =>
    {
        foreach (RowFieldInfo field in RowFields.All)
        {
            object value = field.Name.Contains("ipv6", System.StringComparison.Ordinal) ? "::1" :
                field.Name.EndsWith("l3proto", System.StringComparison.Ordinal) ? 2 : 1;
            Assert.That(() => LegacyFilter.Parse(Struct((field.Name, value))), Throws.Nothing, field.Name);
        }
    });

    private static Dictionary<string, object?> Struct(params (string Name, object? Value)[] members)
    {
        Dictionary<string, object?> result = [];
        foreach ((string name, object? value) in members)
        {
            result.Add(name, value);
        }

        return result;
    }
}

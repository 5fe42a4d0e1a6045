// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using Contract.Filters;
using Contract.Net;
using NUnit.Framework;

namespace Contract.Tests.Filters;

internal sealed class FilterParserTests
{
    [TestCase("10.0.0.1", "host 10.0.0.1")]
    [TestCase("10.1.2.3/8", "net 10.0.0.0/8")]
    [TestCase("net 10/8", "net 10.0.0.0/8")]
    [TestCase("2001:DB8::1", "host 2001:db8::1")]
    [TestCase("::ffff:192.0.2.1", "host ::ffff:192.0.2.1")]
    [TestCase("host 10.0.0.0/8", "net 10.0.0.0/8")]
    [TestCase("src 10.0.0.1", "src 10.0.0.1")]
    [TestCase("src host 10.0.0.1", "src 10.0.0.1")]
    [TestCase("SRC NET 10/8", "src 10.0.0.0/8")]
    [TestCase("gw 203.0.113.7", "gw 203.0.113.7")]
    [TestCase("gw port 61000", "gw port 61000")]
    [TestCase("reply src 10.0.0.80", "reply src 10.0.0.80")]
    [TestCase("orig dst port 80", "dst port 80")]
    [TestCase("repl dst port 80", "reply dst port 80")]
    [TestCase("src { 10.0.0.1, 10.0.0.2 }", "src 10.0.0.1 or src 10.0.0.2")]
    [TestCase("host != 10.0.0.1", "net 0.0.0.0/0 and not host 10.0.0.1")]
    [TestCase("src != { 10.0.0.1, 2001:db8::1 }", "not (src 10.0.0.1 or src 2001:db8::1)")]
    [TestCase("gw != { 10.0.0.1, ::1 }", "class nat and not (gw 10.0.0.1 or gw ::1)")]
    [TestCase("port 80", "port 80")]
    [TestCase("port https", "port 443")]
    [TestCase("port 80-443", "port 80-443")]
    [TestCase("port ftp-data", "port 20")]
    [TestCase("port ftp-data-ssh", "port 20-22")]
    [TestCase("port { 80, 443, 8000-8100 }", "port 80 or port 443 or port 8000-8100")]
    [TestCase("port { 80 443 }", "port 80 or port 443")]
    [TestCase("port { 80, }", "port 80")]
    [TestCase("dst port > 1023", "dst port 1024-65535")]
    [TestCase("port <= 1023", "port 0-1023")]
    [TestCase("port < 1", "port 0")]
    [TestCase("dst port >= 65535", "dst port 65535")]
    [TestCase("dst port != 443", "dst port 0-65535 and not dst port 443")]
    [TestCase("dst port = 443", "dst port 443")]
    [TestCase("tcp", "tcp")]
    [TestCase("ICMP6", "icmpv6")]
    [TestCase("proto 6", "tcp")]
    [TestCase("proto 253", "proto 253")]
    [TestCase("proto { tcp, udp }", "tcp or udp")]
    [TestCase("proto != tcp", "not tcp")]
    [TestCase("ip", "ip")]
    [TestCase("ipv6", "ip6")]
    [TestCase("inet6", "ip6")]
    [TestCase(
        "tcp and dst port 443 and inb > 1000000 and age > 3600", "tcp and dst port 443 and inb > 1M and age > 1h")]
    [TestCase("tcp dst port 443", "tcp and dst port 443")]
    [TestCase("tcp && !udp || icmp", "tcp and not udp or icmp")]
    [TestCase("tcp (udp or icmp)", "tcp and (udp or icmp)")]
    [TestCase("(tcp and udp) and (icmp and gre)", "tcp and udp and icmp and gre")]
    [TestCase("tcp or (udp or icmp)", "tcp or udp or icmp")]
    [TestCase("not not tcp", "not not tcp")]
    [TestCase("!(tcp or udp)", "not (tcp or udp)")]
    [TestCase("not tcp and udp", "not tcp and udp")]
    [TestCase("state NEW", "state new")]
    [TestCase("state TIME_WAIT", "tcpstate TIME_WAIT")]
    [TestCase("tcpstate listen", "tcpstate SYN_SENT2")]
    [TestCase("tcpstate 3", "tcpstate ESTABLISHED")]
    [TestCase("state { new, closing }", "state new or state closing")]
    [TestCase("tcpstate != ESTABLISHED", "has tcp_state and not tcpstate ESTABLISHED")]
    [TestCase("state != new", "not state new")]
    [TestCase("class snat", "class snat")]
    [TestCase("dnat", "class dnat")]
    [TestCase("nat", "class nat")]
    [TestCase("class { local, routed }", "class local or class routed")]
    [TestCase("mark 16", "mark = 0x10")]
    [TestCase("mark 0x10/0xff", "mark 0x10/0xff")]
    [TestCase("mark != 0x10/0xff", "has mark and not mark 0x10/0xff")]
    [TestCase("mark { 1, 2/3 }", "mark = 0x1 or mark 0x2/0x3")]
    [TestCase("mark > 0xffff", "mark > 0xffff")]
    [TestCase("zone 5", "zone = 5")]
    [TestCase("zone != { 1, 2 }", "zone != 1 and zone != 2")]
    [TestCase("user alice", "user alice")]
    [TestCase("user 1000", "user_id = 1000")]
    [TestCase("user \"1000\"", "user \"1000\"")]
    [TestCase("user > 999", "user_id > 999")]
    [TestCase("user != alice", "has username and not user alice")]
    [TestCase("user != 1000", "has user_id and not user_id = 1000")]
    [TestCase("user \"DOM\\\\al \\\"x\\\"\"", "user \"DOM\\\\al \\\"x\\\"\"")]
    [TestCase("helper ftp", "helper ftp")]
    [TestCase("helper != ftp", "has helper and not helper ftp")]
    [TestCase("helper \"and\"", "helper \"and\"")]
    [TestCase("label 3", "label 3")]
    [TestCase("label { a, b }", "label a or label b")]
    [TestCase("timeout 90", "timeout = 1m30s")]
    [TestCase("exp < 30s", "timeout < 30s")]
    [TestCase("age >= 1w", "age >= 7d")]
    [TestCase("age > 1h30m", "age > 1h30m")]
    [TestCase("timeout = 0", "timeout = 0s")]
    [TestCase("bytes > 1.5M", "bytes > 1500K")]
    [TestCase("bytes > 64Ki", "bytes > 65536")]
    [TestCase("pkts >= 10k", "pkts >= 10K")]
    [TestCase("rate > 1G", "rate > 1G")]
    [TestCase("inrate > 0.5K", "inrate > 500")]
    [TestCase("outp = 3", "outp = 3")]
    [TestCase("byte_rate > 5", "rate > 5")]
    [TestCase("orig_counter_bytes > 5", "inb > 5")]
    [TestCase(
        "assured unreplied seen_reply offload fixed_timeout",
        "assured and unreplied and seen_reply and offload and fixed_timeout")]
    [TestCase("replied", "seen_reply")]
    [TestCase("icmp.type 8 icmp.code = 0", "icmp.type = 8 and icmp.code = 0")]
    [TestCase("icmp_type 8", "icmp.type = 8")]
    [TestCase("repl_icmp_id = 7", "repl_icmp_id = 7")]
    [TestCase("orig_port_dst = 443", "dst port 443")]
    [TestCase("orig_ipv4_src = 10.0.0.0/8", "src 10.0.0.0/8")]
    [TestCase("orig_ipv4_src = 167772161", "src 10.0.0.1")]
    [TestCase("repl_ipv4_dst = -1062731519", "reply dst 192.168.1.1")]
    [TestCase("orig_ipv6_dst = 2001:db8::/32", "dst 2001:db8::/32")]
    [TestCase("orig_l3proto = 2", "ip")]
    [TestCase("repl_l3proto = 10", "ip6")]
    [TestCase("orig_l4proto = 6", "tcp")]
    [TestCase("tcp_state = ESTABLISHED", "tcpstate ESTABLISHED")]
    [TestCase("username = 1000", "user \"1000\"")]
    [TestCase("labels = 3", "label 3")]
    [TestCase("_id = 7", "_id = 7")]
    [TestCase("id { 1, 2 }", "id = 1 or id = 2")]
    [TestCase("start_time > 0", "start_time > 1970-01-01T00:00:00Z")]
    [TestCase("start_time > 2026-11-24T13:00:00Z", "start_time > 2026-11-24T13:00:00Z")]
    [TestCase("status = 0x18e", "status = 0x18e")]
    [TestCase("authenticated 1", "authenticated = 1")]
    [TestCase("use > 1", "use > 1")]
    [TestCase("has timeout", "has timeout")]
    [TestCase("has user", "has user_id")]
    [TestCase("has exp", "has timeout")]
    [TestCase("has label", "has labels")]
    [TestCase("dst ~ \"\\.example\\.org$\"", "dst ~ \"\\\\.example\\\\.org$\"")]
    [TestCase("host ~ ^web", "host ~ \"^web\"")]
    [TestCase("(src ~ (a|b)c) tcp", "src ~ \"(a|b)c\" and tcp")]
    [TestCase("all", "all")]
    [TestCase("  tcp\t\r\n", "tcp")]
    public void Parse_Text_PrintsCanonicallyAndReadsBack(string text, string canonical)
    {
        FilterNode node = FilterParser.Parse(text);

        Assert.That(node.ToString(), Is.EqualTo(canonical));
        Assert.That(FilterParser.Parse(canonical), Is.EqualTo(node));
    }

    [Test]
    public void Parse_EveryExampleOfTheVocabulary_IsAFilter()
    {
        Assert.Multiple(() =>
        {
            foreach (FilterFieldInfo field in FilterFields.All)
            {
                Assert.That(() => FilterParser.Parse(field.Example), Throws.Nothing, field.Example);
            }
        });
    }

    [Test]
    public void Parse_EveryRowField_BeginsACondition()
    {
        string[] words = [.. FilterFields.All.Select(field => field.Word)];

        Assert.That(RowFields.All.Select(field => field.Name), Is.SubsetOf(words));
    }

    [Test]
    public void Parse_ServiceOfTheGivenList_IsItsPort()
    {
        PortNames ports = new(() => new System.IO.StringReader("widget 4711/tcp gadget # ours"));

        Assert.That(
            FilterParser.Parse("dst port gadget", ports),
            Is.EqualTo(new FilterPort(PortSide.Destination, 4711, 4711)));
        Assert.That(() => FilterParser.Parse("port https", ports), Throws.TypeOf<FilterSyntaxException>());
    }

    [Test]
    public void Parse_SixtyFourLevels_AreAccepted()
    {
        string text = new string('(', 64) + "tcp" + new string(')', 64);

        Assert.That(FilterParser.Parse(text), Is.EqualTo(new FilterProtocol(6)));
    }

    [Test]
    public void Parse_TwoHundredFiftySixConditions_AreAccepted()
    {
        string text = "port { " + string.Join(", ", Enumerable.Range(1, 256)) + " }";

        Assert.That(FilterParser.Parse(text), Has.Property(nameof(FilterOr.Terms)).With.Length.EqualTo(256));
    }
}

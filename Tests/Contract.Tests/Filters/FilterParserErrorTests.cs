// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using Contract.Filters;
using NUnit.Framework;

namespace Contract.Tests.Filters;

internal sealed class FilterParserErrorTests
{
    [TestCase("", 0, 0, "the filter is empty; write all for every connection")]
    [TestCase("   ", 3, 0, "a condition is missing at the end")]
    [TestCase("prt 80", 0, 3, "unknown field 'prt' at 1; did you mean 'port'?")]
    [TestCase("dst port 80 and prto tcp", 16, 4, "unknown field 'prto' at 17; did you mean 'proto'?")]
    [TestCase("frobnicate", 0, 10, "unknown field 'frobnicate' at 1")]
    [TestCase("www.example.org", 0, 15,
        "unknown field 'www.example.org' at 1; to look at names, write host ~ www.example.org")]
    [TestCase("443", 0, 3, "the number '443' at 1 says nothing on its own; write port 443, or port { 80, 443 }")]
    [TestCase("10.0.0", 0, 6,
        "'10.0.0' at 1 is not an address or network; write 10.0.0.1, 10.0.0.0/8, 10/8, 2001:db8::1 or 2001:db8::/32")]
    [TestCase("src www", 4, 3, "'www' at 5 is not an address; names are matched with ~, as in host ~ \"www\"")]
    [TestCase("src", 3, 0, "an address, a network, 'port' or '~' is missing at the end")]
    [TestCase("host", 4, 0, "an address or network is missing at the end")]
    [TestCase("host and tcp", 5, 3, "an address or network is expected at 6, not 'and'")]
    [TestCase("host < 10.0.0.1", 5, 1, "'<' at 6 does not order an address or network; only = and != do")]
    [TestCase("port 70000", 5, 5,
        "'70000' at 6 is not a port; write a number from 0 to 65535, a range such as 80-443, or a " +
        "service such as https")]
    [TestCase("port 443-80", 5, 6, "the range '443-80' at 6 ends before it begins")]
    [TestCase("port > 65535", 7, 5, "no port is beyond '65535' at 8")]
    [TestCase("port < 0", 7, 1, "no port is beyond '0' at 8")]
    [TestCase("port { 80, 443", 14, 0, "the '{' at 6 is not closed")]
    [TestCase("port { }", 7, 1, "a port is expected at 8, not '}'")]
    [TestCase("port { 80 or 443 }", 10, 2, "a port is expected at 11, not 'or'")]
    [TestCase("proto tpc", 6, 3,
        "'tpc' at 7 is not a protocol: a name such as tcp, or a number from 0 to 255; did you mean 'tcp'?")]
    [TestCase("(tcp", 4, 0, "the '(' at 1 is not closed")]
    [TestCase("tcp)", 3, 1, "the ')' at 4 closes nothing")]
    [TestCase("()", 1, 1, "a condition is expected at 2, not ')'")]
    [TestCase("tcp and", 7, 0, "a condition is missing at the end")]
    [TestCase("or tcp", 0, 2, "a condition is expected at 1, not 'or'")]
    [TestCase("tcp, udp", 3, 1, "unexpected ',' at 4")]
    [TestCase("not", 3, 0, "a condition is missing at the end")]
    [TestCase("\"tcp\"", 0, 5, "the text at 1 says nothing alone; write user, helper, label or ~ before it")]
    [TestCase("~ web", 0, 1, "'~' at 1 needs host, src, dst or gw before it")]
    [TestCase("{ tcp }", 0, 1, "a list at 1 needs a word before it, such as port { 80, 443 }")]
    [TestCase("user \"bob", 5, 4, "the text that begins at 6 has no closing quote")]
    [TestCase("user \"\"", 5, 2, "'' at 6 is not a name")]
    [TestCase("tcp & udp", 4, 1, "unexpected character '&' at 5; write && or and")]
    [TestCase("host *", 5, 1,
        "unexpected character '*' at 6; networks are written 10.0.0.0/8, and names are matched with ~")]
    [TestCase("[::1]", 0, 1, "unexpected character '[' at 1; IPv6 addresses have no brackets here")]
    [TestCase("tcp\u0000", 3, 1, "unexpected character U+0000 at 4")]
    [TestCase("user \"a\u0001\"", 7, 1, "unexpected character U+0001 at 8")]
    [TestCase("mark 0x100/0xff", 5, 10, "'0x100/0xff' at 6 never matches: the mark has bits outside the mask")]
    [TestCase("mark 1/2/3", 5, 5, "'1/2/3' at 6 is not a mark and a mask of 32 bits, such as 0x10/0xff")]
    [TestCase("mark 4294967296", 5, 10, "'4294967296' at 6 is too large; mark is at most 4294967295")]
    [TestCase("zone 70000", 5, 5, "'70000' at 6 is too large; zone is at most 65535")]
    [TestCase("zone -1", 5, 2, "'-1' at 6 is not a number")]
    [TestCase("bytes > 1.0005K", 8, 7, "'1.0005K' at 9 is not a number such as 1000, 1.5M or 64Ki")]
    [TestCase("bytes > 10000000000G", 8, 12, "'10000000000G' at 9 is not a number such as 1000, 1.5M or 64Ki")]
    [TestCase("age > 5x", 6, 2, "'5x' at 7 is not a time such as 90, 30s or 1h30m")]
    [TestCase("age > 30m1h", 6, 5, "'30m1h' at 7 is not a time such as 90, 30s or 1h30m")]
    [TestCase("rate > { 1, 2 }", 7, 1, "a number such as 1000, 1.5M or 64Ki is expected at 8, not '{'")]
    [TestCase("state lisen", 6, 5,
        "'lisen' at 7 is not a state: new, established, related, closing, or a TCP state such as TIME_WAIT")]
    [TestCase("class natt", 6, 4, "'natt' at 7 is not a class: snat, dnat, nat, local or routed; did you mean 'nat'?")]
    [TestCase("has timeot", 4, 6, "'timeot' at 5 is not a field of the row; did you mean 'timeout'?")]
    [TestCase("reply port 80", 6, 4, "'src' or 'dst' is expected at 7, not 'port'")]
    [TestCase("orig_ipv4_src = ::1", 16, 3, "'::1' at 17 is not an IPv4 address or network")]
    [TestCase("orig_ipv4_src = 4294967296", 16, 10, "'4294967296' at 17 is not an IPv4 address or network")]
    [TestCase("orig_l3proto = 4", 15, 1, "'4' at 16 is not a family: 2 or ipv4, 10 or ipv6")]
    [TestCase("host ~", 6, 0, "a regular expression is missing at 7")]
    [TestCase("host ~ \"(\"", 7, 3, "the regular expression at 8 is not valid: InsufficientClosingParentheses")]
    [TestCase("host ~ \"(?=a)\"", 7, 7, "the regular expression at 8 may not look around or refer back")]
    [TestCase("host ~ a{1000}{1000}", 7, 13, "the regular expression at 8 is too large")]
    public void Parse_NotAFilter_SaysWhatIsWrongAndWhere(string text, int position, int length, string message)
    {
        FilterSyntaxException error = Refused(text);

        Assert.Multiple(() =>
        {
            Assert.That(error.Message, Is.EqualTo(message));
            Assert.That((error.Position, error.Length), Is.EqualTo((position, length)));
        });
    }

    [Test]
    public void Parse_MistypedField_ExpectsTheNearOne() =>
        Assert.That(Refused("dst port 80 and prt 5").Expected, Is.EqualTo(["port"]));

    [Test]
    public void Parse_MissingCondition_ExpectsTheVocabulary() =>
        Assert.That(Refused("tcp and ").Expected, Is.EqualTo(FilterFields.All.Select(field => field.Word)));

    [TestCase("class ", "snat dnat nat local routed")]
    [TestCase(
        "state { new,",
        "new established related closing NONE SYN_SENT SYN_RECV ESTABLISHED FIN_WAIT CLOSE_WAIT LAST_ACK TIME_WAIT " +
        "CLOSE SYN_SENT2")]
    [TestCase("src", "port host net ~")]
    [TestCase("reply", "src dst")]
    [TestCase("tcp )", "and or")]
    [TestCase("port { 80", "} ,")]
    [TestCase("port", "")]
    public void Parse_IncompleteText_ExpectsTheWordsThatFit(string text, string words) =>
        Assert.That(string.Join(' ', Refused(text).Expected), Is.EqualTo(words));

    [TestCase("(")]
    [TestCase("not ")]
    [TestCase("!")]
    public void Parse_SixtyFiveLevels_AreRefusedAtTheSixtyFifth(string level)
    {
        FilterSyntaxException error = Refused(string.Concat(Enumerable.Repeat(level, 1000)));

        Assert.That(error.Position, Is.EqualTo(64 * level.Length));
        Assert.That(error.Message, Does.StartWith("more than 64 levels"));
    }

    [Test]
    public void Parse_TwoHundredFiftySevenConditions_AreRefusedAtTheLast()
    {
        string text = string.Concat(Enumerable.Repeat("tcp ", 257));

        FilterSyntaxException error = Refused(text);

        Assert.That((error.Position, error.Length), Is.EqualTo((256 * 4, 3)));
    }

    [Test]
    public void Parse_ListThatIsTooLongWhenWrittenOut_IsRefusedAsAWhole()
    {
        string text = "reply dst port { " + string.Join(" ", Enumerable.Range(60_000, 250)) + " }";

        FilterSyntaxException error = Refused(text);

        Assert.That((error.Position, error.Length), Is.EqualTo((0, text.Length)));
        Assert.That(error.Message, Does.Contain("written out"));
    }

    [TestCase("zone != { 1, 2 }", 63)]
    [TestCase("port != { 1, 2 }", 61)]
    public void Parse_InequalityAtTheDeepestLevel_CountsWhatItStandsFor(string condition, int levels)
    {
        string Nested(int count)
        {
            return string.Concat(Enumerable.Repeat("not ", count)) + condition;
        }

        Assert.That(Outcome(Nested(levels)), Is.Null);
        Assert.That(Refused(Nested(levels + 1)).Message, Does.Contain("written out"));
    }

    [Test]
    public void Parse_Megabyte_IsRefusedByItsLength()
    {
        FilterSyntaxException error = Refused(new string('(', 1 << 20));

        Assert.That(error.Message, Is.EqualTo("the filter has 1048576 characters; at most 4096 are allowed"));
    }

    [Test]
    public void Parse_PrefixesOfAFilter_AreFiltersOrRefused()
    {
        const string Text = "tcp && (dst port { 80, https, 8000-8100 } || !src net 10/8) " +
            "and user \"a\\\"b\" and host ~ \"^w{1,3}\"";

        Assert.Multiple(() =>
        {
            for (int length = 0; length < Text.Length; length++)
            {
                Assert.That(() => Outcome(Text[..length]), Throws.Nothing, Text[..length]);
            }
        });
    }

    [Test]
    public void Parse_RandomTexts_AreFiltersOrRefusedWithinTheText()
    {
        string[] parts =
        [
            .. FilterFields.All.Select(field => field.Word),
            "(", ")", "{", "}", ",", "=", "!=", "<", "~", "!", "&&", "||", "and", "or", "not",
            "\"", "\\", "\0", "80", "0x10/0xff", "10.0.0.0/8", "::1", "1h", "é", "\ud800",
        ];
        Random random = new(20261124);

        Assert.Multiple(() =>
        {
            for (int i = 0; i < 4_000; i++)
            {
                string text = string.Join(random.Next(2) == 0 ? " " : "", random.GetItems(parts, random.Next(1, 12)));
                Assert.That(() => Outcome(text), Throws.Nothing, text);
            }
        });
    }

    private static FilterSyntaxException Refused(string text)
    {
        FilterSyntaxException? error = Outcome(text);
        Assert.That(error, Is.Not.Null, "accepted");
        return error!;
    }

    /// <summary>The error of a text, or null for a filter that survives being printed; anything else escapes.</summary>
    private static FilterSyntaxException? Outcome(string text)
    {
        FilterNode node;
        try
        {
            node = FilterParser.Parse(text);
        }
        catch (FilterSyntaxException error)
        {
            Assert.That(error.Position, Is.InRange(0, text.Length));
            Assert.That(error.Position + error.Length, Is.LessThanOrEqualTo(text.Length));
            return error;
        }

        Assert.That(FilterParser.Parse(node.ToString()), Is.EqualTo(node));
        return null;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Contract;
using Contract.Filters;
using Daemon.Query;
using Daemon.Table;
using Daemon.Tests.Support;
using Netfilter.Interop.Conntrack;
using NUnit.Framework;

namespace Daemon.Tests.Query;

/// <summary>What each condition means, by the rows that it keeps of one small table.</summary>
internal sealed class FilterCompilerTests
{
    private const int Web = 0;
    private const int Ssh6 = 1;
    private const int Dns = 2;
    private const int Ping = 3;
    private const int Nat = 4;
    private const int Closing = 5;

    private static readonly ConntrackRecord[] s_table =
    [
        Flow.Tcp("10.0.0.5", 51514, "192.0.2.1", 443).Counting(5_000_000, 90_000).Marked(0x10011),
        Flow.Tcp("2001:db8::5", 40000, "2001:db8:1::1", 22),
        Flow.Udp("10.0.0.6", 5353, "192.0.2.53", 53).Counting(100, 0) with { Zone = 7 },
        Flow.Ping("10.0.0.7", "192.0.2.9", 1234) with { TimeoutSeconds = 30 },
        Translated(Flow.Tcp("10.0.0.8", 1000, "192.0.2.1", 80)),
        Flow.Tcp("10.0.0.9", 2000, "192.0.2.1", 80) with { ProtocolState = (byte)TcpState.TimeWait },
    ];

    [TestCase("all", new[] { Web, Ssh6, Dns, Ping, Nat, Closing })]
    [TestCase("tcp", new[] { Web, Ssh6, Nat, Closing })]
    [TestCase("not tcp", new[] { Dns, Ping })]
    [TestCase("ip6", new[] { Ssh6 })]
    [TestCase("ip", new[] { Web, Dns, Ping, Nat, Closing })]
    [TestCase("dst port 80-443", new[] { Web, Nat, Closing })]
    [TestCase("port 53", new[] { Dns })]
    [TestCase("src port 51514", new[] { Web })]
    [TestCase("dst port 51514", new int[0])]
    [TestCase("src net 10.0.0.0/29", new[] { Web, Dns, Ping })]
    [TestCase("host 192.0.2.1", new[] { Web, Nat, Closing })]
    [TestCase("src net 2001:db8::/32", new[] { Ssh6 })]
    [TestCase("dst host 2001:db8:1::1", new[] { Ssh6 })]
    [TestCase("gw host 203.0.113.7", new[] { Nat })]
    [TestCase("class snat", new[] { Nat })]
    [TestCase("class dnat", new int[0])]
    [TestCase("not class nat and tcp", new[] { Web, Ssh6, Closing })]
    [TestCase("mark 0x11/0xffff", new[] { Web })]
    [TestCase("mark 0", new[] { Ssh6, Dns, Ping, Nat, Closing })]
    [TestCase("bytes > 1M", new[] { Web })]
    [TestCase("bytes >= 100 and bytes < 1M", new[] { Dns })]
    [TestCase("inb != 100", new[] { Web })]
    [TestCase("timeout <= 30s", new[] { Ping })]
    [TestCase("zone 7", new[] { Dns })]
    [TestCase("zone = 0 and udp", new int[0])]
    [TestCase("assured", new[] { Web, Ssh6, Nat, Closing })]
    [TestCase("unreplied", new[] { Dns, Ping })]
    [TestCase("state closing", new[] { Closing })]
    [TestCase("state new", new[] { Dns, Ping })]
    [TestCase("tcpstate TIME_WAIT", new[] { Closing })]
    [TestCase("icmp.type 8", new[] { Ping })]
    [TestCase("icmp and icmp.id = 1234", new[] { Ping })]
    [TestCase("has orig_counter_bytes", new[] { Web, Dns })]
    [TestCase("udp or (tcp and dst port 22)", new[] { Ssh6, Dns })]
    [TestCase("not (udp or dst port 22 or assured)", new[] { Ping })]
    [TestCase("rate > 0", new int[0], Description = "no rate is known at the first snapshot")]
    [TestCase("not rate > 0", new[] { Web, Ssh6, Dns, Ping, Nat, Closing })]
    [TestCase("age >= 1000", new[] { Web, Ssh6, Dns, Ping, Nat, Closing }, Description = "first seen at 1000, now 2000")]
    [TestCase("orig_ipv4_src = 10.0.0.5", new[] { Web })]
    public void Keep_Expression_KeepsTheRowsThatMeetIt(string expression, int[] kept) =>
        Assert.That(Rows(FilterParser.Parse(expression)), Is.EqualTo(kept));

    [Test]
    public void Keep_UserByName_LooksInTheMaskedMark()
    {
        var users = new FakeUsers((0x11, "alice"));

        Assert.That(Rows(FilterParser.Parse("user alice"), 0xFFFF, users), Is.EqualTo(new[] { Web }));
        Assert.That(Rows(FilterParser.Parse("user 17"), 0xFFFF, users), Is.EqualTo(new[] { Web }));
        Assert.That(Rows(FilterParser.Parse("authenticated = 1"), 0xFFFF, users), Is.EqualTo(new[] { Web }));
        Assert.That(Rows(FilterParser.Parse("user 1"), 0xFFFF0000, users), Is.EqualTo(new[] { Web }));
    }

    [Test]
    public void Compile_UnknownUser_SaysWhoAndWhatIsAllowed() =>
        Assert.That(
            () => Rows(FilterParser.Parse("user nobody-here"), 0xFFFF, new FakeUsers()),
            Throws.TypeOf<FieldException>().With.Message.Contains("nobody-here"));

    [Test]
    public void Compile_NoFilterOrAll_NeedsNoPredicate()
    {
        QueryContext context = Snapshots.Of(s_table).Context();

        Assert.That(FilterCompiler.Compile(null, context), Is.Null);
        Assert.That(FilterCompiler.Compile(FilterAll.Instance, context), Is.Null);
    }

    [Test]
    public void Keep_EveryQuantityAndField_CanBeAskedFor()
    {
        foreach (FilterQuantityInfo quantity in FilterQuantities.All)
        {
            Assert.That(
                () => Rows(new FilterCompare(quantity.Quantity, ComparisonOperator.GreaterOrEqual, 0)),
                Throws.Nothing,
                quantity.Name);
        }

        foreach (RowFieldInfo field in RowFields.All)
        {
            Assert.That(() => Rows(new FilterHas(field.Field)), Throws.Nothing, field.Name);
        }
    }

    private static ConntrackRecord Translated(ConntrackRecord record) => record with
    {
        ReplyDestination = NetAddress.From(System.Net.IPAddress.Parse("203.0.113.7")),
    };

    private static List<int> Rows(FilterNode filter, uint uidMask = 0, FakeUsers? users = null)
    {
        Snapshot snapshot = Snapshots.Of(s_table);
        RowPredicate? predicate = FilterCompiler.Compile(filter, snapshot.Context(uidMask, users));
        ushort[] rows = new ushort[RowBlock.Size];
        int count = snapshot.Block(0).Select(predicate, rows);
        return [.. rows.Take(count).Select(row => (int)row)];
    }
}

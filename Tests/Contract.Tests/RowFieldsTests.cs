// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;
using NUnit.Framework;

namespace Contract.Tests;

internal sealed class RowFieldsTests
{
    [Test]
    public void All_Names_AreThoseOfTheContractInRowOrder() => Assert.That(RowFields.AllNames, Is.EqualTo(
        "_id, id, orig_l3proto, orig_l4proto, orig_ipv4_src, orig_ipv4_dst, orig_ipv6_src, orig_ipv6_dst, " +
        "orig_port_src, orig_port_dst, icmp_type, icmp_code, icmp_id, repl_l3proto, repl_l4proto, repl_ipv4_src, " +
        "repl_ipv4_dst, repl_ipv6_src, repl_ipv6_dst, repl_port_src, repl_port_dst, repl_icmp_type, repl_icmp_code, " +
        "repl_icmp_id, orig_counter_packets, orig_counter_bytes, repl_counter_packets, repl_counter_bytes, " +
        "orig_byte_rate, repl_byte_rate, byte_rate, timeout, mark, status, tcp_state, use, zone, helper, labels, " +
        "start_time, user_id, username, authenticated"));

    [Test]
    public void Get_EveryField_IsTheEntryOfThatField() => Assert.That(
        Enum.GetValues<RowField>().Select(field => RowFields.Get(field).Field), Is.EqualTo(Enum.GetValues<RowField>()));

    [Test]
    public void TryGet_NameOfEveryField_FindsIt() => Assert.That(
        RowFields.All.Select(field => RowFields.TryGet(field.Name, out RowFieldInfo? found) ? found : null),
        Is.EqualTo(RowFields.All));

    [TestCase("")]
    [TestCase("MARK")]
    [TestCase("rate")]
    public void TryGet_OtherName_FindsNothing(string name) =>
        Assert.That(RowFields.TryGet(name, out _), Is.False);

    [Test]
    public void Get_UndefinedField_IsRefused() =>
        Assert.That(() => RowFields.Get((RowField)1000), Throws.TypeOf<ArgumentOutOfRangeException>());
}

// SPDX-License-Identifier: GPL-2.0-or-later
using Contract.Filters;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;

namespace Contract.Tests.Filters;

internal sealed class FilterPrinterTests
{
    [Test]
    public void Print_AnyTree_IsReadBackAsAnEqualTree() => Prop
        .ForAll(FilterTrees.Arbitrary, node => FilterParser.Parse(FilterPrinter.Print(node)).Equals(node))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithQuietOnSuccess(true));

    [Test]
    public void Print_OrWithinAnd_IsParenthesised()
    {
        FilterOr either = new(new FilterProtocol(6), new FilterProtocol(17));

        Assert.That(FilterPrinter.Print(new FilterAnd(FilterAll.Instance, either)), Is.EqualTo("all and (tcp or udp)"));
        Assert.That(FilterPrinter.Print(new FilterNot(either)), Is.EqualTo("not (tcp or udp)"));
    }
}

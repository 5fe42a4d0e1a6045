// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using Contract.Filters;
using Contract.Net;
using FsCheck;
using FsCheck.Fluent;

namespace Contract.Tests.Filters;

/// <summary>Random filters within the limits of the language.</summary>
internal static class FilterTrees
{
    private static readonly string[] s_texts =
        ["alice", "1000", "and", "a b", "DOM\\bob", "\"", "é", "x-1.y_z:/@+", "~(){}"];

    private static readonly string[] s_patterns = ["^web", "\\.example\\.org$", "a|b", "\"", "(x)", "[a-z]{1,3} ", "é"];

    public static Arbitrary<FilterNode> Arbitrary { get; } =
        Arb.From(Gen.Sized(size => Tree(Math.Min(size / 8, 3))), Shrink);

    private static Gen<FilterNode> Tree(int depth)
    {
        if (depth == 0)
        {
            return Leaf();
        }

        Gen<FilterNode> inner = Tree(depth - 1);
        Gen<List<FilterNode>> several = inner.ListOf(2).Or(inner.ListOf(3)).Select(terms => terms.ToList());
        return Gen.OneOf(
            Leaf(),
            inner.Select(FilterNode (node) => new FilterNot(node)),
            several.Select(FilterNode (terms) => new FilterAnd(terms)),
            several.Select(FilterNode (terms) => new FilterOr(terms)));
    }

    private static Gen<FilterNode> Leaf() => Gen.OneOf(
        Gen.Constant<FilterNode>(FilterAll.Instance),
        Member<AddressSide>().Zip(Prefix(), FilterNode (side, prefix) => new FilterAddress(side, prefix)),
        Member<PortSide>().Zip(Ports(), FilterNode (side, ports) => new FilterPort(side, ports.First, ports.Last)),
        Gen.Choose(0, 255).Select(FilterNode (number) => new FilterProtocol((byte)number)),
        Gen.Elements(true, false).Select(FilterNode (isIPv6) => new FilterFamily(isIPv6)),
        Compare(),
        Bits().Zip(Bits(), FilterNode (value, mask) => new FilterMask(value & mask, mask)),
        Member<ConnectionTrait>().Select(FilterNode (trait) => new FilterFlag(trait)),
        Member<ConnectionState>().Select(FilterNode (state) => new FilterState(state)),
        Gen.Choose(0, 9).Select(FilterNode (state) => new FilterTcpState((byte)state)),
        Member<ConnectionClass>().Select(FilterNode (connectionClass) => new FilterClass(connectionClass)),
        Member<FilterTextField>().Zip(Gen.Elements(s_texts), FilterNode (field, text) => new FilterText(field, text)),
        Member<AddressSide>().Zip(Gen.Elements(s_patterns), Named),
        Member<RowField>().Select(FilterNode (field) => new FilterHas(field)));

    private static Gen<T> Member<T>()
        where T : struct, Enum => Gen.Elements(Enum.GetValues<T>());

    private static Gen<uint> Bits() => ArbMap.Default.GeneratorFor<uint>();

    private static Gen<IpPrefix> Prefix() => Gen.OneOf(
        Bits().Zip(Gen.Choose(0, 32), (address, length) => IpPrefix.FromIPv4(address, length)),
        ArbMap.Default.GeneratorFor<ulong>().Two().Zip(
            Gen.Choose(0, 128),
            (halves, length) => IpPrefix.FromIPv6(new UInt128(halves.Item1, halves.Item2), length)));

    private static Gen<(ushort First, ushort Last)> Ports() => Gen.Choose(0, 65535).Two().Select(
        pair => ((ushort)Math.Min(pair.Item1, pair.Item2), (ushort)Math.Max(pair.Item1, pair.Item2)));

    private static Gen<FilterNode> Compare() =>
        from quantity in Gen.Elements(FilterQuantities.All.AsEnumerable())
        from comparison in Member<ComparisonOperator>()
        from value in Gen.OneOf(
            Gen.Constant(0L),
            Gen.Constant(quantity.Maximum),
            ArbMap.Default.GeneratorFor<ulong>().Select(bits => (long)(bits % ((ulong)quantity.Maximum + 1))),
            Gen.Choose(1, 999).Select(number => Math.Min(number * 1000L, quantity.Maximum)))
        select (FilterNode)new FilterCompare(quantity.Quantity, comparison, value);

    private static FilterNode Named(AddressSide side, string pattern) => new FilterName(side, pattern);

    private static IEnumerable<FilterNode> Shrink(FilterNode node)
    {
        if (node is FilterNot not)
        {
            yield return not.Operand;
        }

        if (node is FilterCombination combination)
        {
            foreach (FilterNode term in combination.Terms)
            {
                yield return term;
            }
        }
    }
}

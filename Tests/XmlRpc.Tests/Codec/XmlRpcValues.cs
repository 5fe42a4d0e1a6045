// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using XmlRpc.Values;

namespace XmlRpc.Tests.Codec;

/// <summary>Generators of values that XML-RPC carries without loss.</summary>
internal static class XmlRpcValues
{
    private const int MostDepth = 4;

    /// <summary>Every kind of value.</summary>
    internal static Arbitrary<XmlRpcValue> Any() =>
        Arb.From(Tree(MostDepth, Scalar(Text("ab<>&'\"\r\n\t \u00e9\u20ac]"), wide: true)), Shrink);

    /// <summary>What Python's xmlrpc can send as well: it has no i8 to write and does not escape CR.</summary>
    internal static Arbitrary<XmlRpcValue> ForPython() =>
        Arb.From(Tree(MostDepth, Scalar(Text("ab<>&'\"\n\t \u00e9\u20ac]"), wide: false)), Shrink);

    private static Gen<string> Text(string alphabet) =>
        Gen.ListOf(Gen.OneOf(
                Gen.Elements(alphabet.ToCharArray()).Select(static c => c.ToString()),
                Gen.Choose(0x20, 0x7E).Select(static c => ((char)c).ToString()),
                Gen.Choose(0x1F300, 0x1F6FF).Select(char.ConvertFromUtf32),
                Gen.Choose(0xA0, 0xD7FF).Select(static c => ((char)c).ToString())))
            .Select(static parts => string.Concat(parts));

    private static Gen<XmlRpcValue> Scalar(Gen<string> text, bool wide)
    {
        List<Gen<XmlRpcValue>> kinds =
        [
            ArbMap.Default.GeneratorFor<int>().Select(static x => XmlRpcValue.FromInt32(x)),
            Gen.Elements(int.MinValue, int.MaxValue, 0, -1).Select(static x => XmlRpcValue.FromInt32(x)),
            ArbMap.Default.GeneratorFor<bool>().Select(static x => XmlRpcValue.FromBoolean(x)),
            ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).Select(static x => XmlRpcValue.FromDouble(x)),
            text.Select(static x => XmlRpcValue.FromString(x)),
            ArbMap.Default.GeneratorFor<byte[]>().Where(static x => x is not null).Select(
                static x => XmlRpcValue.FromBase64(x)),
            Gen.Choose(0, int.MaxValue).Select(static x => XmlRpcValue.FromDateTime(DateTime.UnixEpoch.AddSeconds(x))),
            Gen.Constant(XmlRpcValue.Nil),
        ];
        if (wide)
        {
            kinds.Add(ArbMap.Default.GeneratorFor<long>().Select(static x => XmlRpcValue.FromInt64(x)));
            kinds.Add(Gen.Elements(long.MinValue, long.MaxValue).Select(static x => XmlRpcValue.FromInt64(x)));
        }

        return Gen.OneOf(kinds);
    }

    private static Gen<XmlRpcValue> Tree(int depth, Gen<XmlRpcValue> scalar)
    {
        if (depth == 0)
        {
            return scalar;
        }

        Gen<XmlRpcValue> inner = Tree(depth - 1, scalar);
        Gen<XmlRpcValue> array = Gen.ListOf(inner).Select(static values => XmlRpcValue.FromArray([.. values.Take(5)]));
        Gen<XmlRpcValue> members = Gen.ListOf(Gen.Zip(Text("abc<&"), inner)).Select(static pairs =>
        {
            var result = new XmlRpcStruct();
            foreach ((string name, XmlRpcValue value) in pairs.Take(5))
            {
                result.TryAdd(name, value);
            }

            return XmlRpcValue.FromStruct(result);
        });
        return Gen.Frequency((3, scalar), (1, array), (1, members));
    }

    private static IEnumerable<XmlRpcValue> Shrink(XmlRpcValue value)
    {
        if (value.TryGetArray(out IReadOnlyList<XmlRpcValue>? values))
        {
            return values;
        }

        return value.TryGetStruct(out XmlRpcStruct? members) ? members.Select(static member => member.Value) : [];
    }
}

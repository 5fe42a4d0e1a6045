// SPDX-License-Identifier: GPL-2.0-or-later
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Tests.Codec;

[Parallelizable(ParallelScope.All)]
internal sealed class RoundTripTests
{
    [Test]
    public void WriteThenRead_AnyValue_IsTheSame() =>
        Prop.ForAll(XmlRpcValues.Any(), static value => Read(Write(value)) == value)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    internal static byte[] Write(XmlRpcValue value)
    {
        using var writer = new XmlRpcWriter();
        writer.BeginResponse();
        writer.WriteValue(value);
        writer.EndResponse();
        return writer.ToArray();
    }

    internal static XmlRpcValue Read(byte[] document) =>
        XmlRpcReader.ReadResponse(document, null, XmlRpcLimits.Default).Value;
}

// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Tests.Codec;

/// <summary>What the fast reader takes, the strict reader must read to the very same call.</summary>
internal static class ReaderAgreement
{
    /// <summary>Compares the readers; tells whether the fast one took the document.</summary>
    internal static bool Check(byte[] document, string? charset, XmlRpcLimits limits)
    {
        if (!FastRequestReader.TryRead(document, charset, limits, out XmlRpcRequest? request))
        {
            return false;
        }

        XmlRpcRequest? expected = null;
        Assert.That(
            () => expected = XmlRpcReader.ReadRequestStrictly(document, charset, limits),
            Throws.Nothing,
            "The strict reader refuses what the fast one takes.");
        Assert.That(request.Method, Is.EqualTo(expected!.Method));
        Assert.That(request.Parameters, Is.EqualTo(expected.Parameters));

        // Unlike the comparison of values, this shows the order of members as well.
        Assert.That(Write(request), Is.EqualTo(Write(expected)));
        return true;
    }

    internal static byte[] Write(XmlRpcRequest request)
    {
        using var writer = new XmlRpcWriter();
        writer.BeginRequest(request.Method);
        foreach (XmlRpcValue parameter in request.Parameters)
        {
            writer.BeginParameter();
            writer.WriteValue(parameter);
            writer.EndParameter();
        }

        writer.EndRequest();
        return writer.ToArray();
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using NUnit.Framework;
using XmlRpc.Server;
using XmlRpc.Values;

namespace XmlRpc.Tests.Server;

[Parallelizable(ParallelScope.All)]
internal sealed class XmlRpcMethodTableTests
{
    [TestCase("")]
    [TestCase("a b")]
    [TestCase("a-b")]
    [TestCase("é")]
    public void Add_NameThatCannotBeCalled_Throws(string name) =>
        Assert.That(() => Add(new XmlRpcMethodTable(), name), Throws.ArgumentException);

    [Test]
    public void Add_SecondOfOneName_Throws()
    {
        var table = new XmlRpcMethodTable();
        Add(table, "a");

        Assert.That(() => Add(table, "a"), Throws.ArgumentException);
        Assert.That(() => Add(table, "system.multicall"), Throws.ArgumentException);
    }

    [Test]
    public void Add_AfterServing_Throws()
    {
        var table = new XmlRpcMethodTable();
        Add(table, "a");

        Assert.That(table.Find("a")!.Help, Is.EqualTo("Help."));
        Assert.That(table.Find("A"), Is.Null);
        Assert.That(() => Add(table, "b"), Throws.InvalidOperationException);
    }

    [Test]
    public void AddService_AnnotatedMethods_HaveNamesHelpAndSignatures()
    {
        var table = new XmlRpcMethodTable();
        table.AddService(new Annotated());

        Assert.That(
            table.Procedures.Where(
                static procedure => procedure.Name.StartsWith("test.", StringComparison.Ordinal)).Select(
                static procedure => $"{procedure.Name}({string.Join(",", procedure.Signatures[0].Parameters)}) "
                    + $"{procedure.Signatures[0].Returns}: {procedure.Help}"),
            Is.EqualTo(new[]
            {
                "test.Nothing() boolean: ",
                "test.all(int,i8,boolean,double,string,base64,dateTime.iso8601,struct,array,any,array,struct) int: "
                    + "Takes all.",
                "test.later(int) string: ",
                "test.laterNothing() boolean: ",
            }));
    }

    [Test]
    public void AddService_TypeThatCannotTravel_Throws() =>
        Assert.That(
            static () => new XmlRpcMethodTable().AddService(new Untransportable()),
            Throws.InstanceOf<NotSupportedException>());

    private static void Add(XmlRpcMethodTable table, string name) =>
        table.Add(name, "Help.", XmlRpcSignature.Of(XmlRpcTypes.Int), static (_, _) => default);

    [XmlRpcService(Name = "test")]
    private sealed class Annotated
    {
        [XmlRpcMethod("all", Description = "Takes all.")]
        public static int All(
            int a,
            long b,
            bool c,
            double d,
            string e,
            byte[] f,
            DateTime g,
            XmlRpcStruct h,
            IReadOnlyList<XmlRpcValue> i,
            XmlRpcValue j,
            int[] k,
            Members l) =>
            HashCode.Combine(a, b, c, d, e, f, g, HashCode.Combine(h, i, j, k, l));

        [XmlRpcMethod("later")]
        public static async Task<string> LaterAsync(int a = 5)
        {
            await Task.Yield();
            return FormattableString.Invariant($"later {a}");
        }

        [XmlRpcMethod("laterNothing")]
        public static async Task LaterNothingAsync() => await Task.Yield();

        [XmlRpcMethod]
        public static void Nothing()
        {
        }

        public static void NotMarked()
        {
        }
    }

    private sealed class Members
    {
        [XmlRpcMember("a")]
        public int A { get; set; }
    }

    private sealed class Untransportable
    {
        [XmlRpcMethod]
        public static void Take(Uri uri) => ArgumentNullException.ThrowIfNull(uri);
    }
}

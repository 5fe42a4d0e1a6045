// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NUnit.Framework;
using XmlRpc.Codec;

namespace XmlRpc.Tests.Codec;

[Parallelizable(ParallelScope.All)]
internal sealed class DoubleTextTests
{
    [TestCase(0.0, "0.0")]
    [TestCase(-0.0, "-0.0")]
    [TestCase(1.0, "1.0")]
    [TestCase(-12.53, "-12.53")]
    [TestCase(0.1, "0.1")]
    [TestCase(1e15, "1000000000000000.0")]
    [TestCase(1e16, "10000000000000000.0")]
    [TestCase(1.5e16, "15000000000000000.0")]
    [TestCase(1.2345678901234567e18, "1234567890123456800.0")]
    [TestCase(-1e22, "-10000000000000000000000.0")]
    [TestCase(1e-5, "0.00001")]
    [TestCase(-1.25e-7, "-0.000000125")]
    [TestCase(123456.789, "123456.789")]
    public void Format_Number_HasNoExponent(double value, string expected) =>
        Assert.That(Format(value), Is.EqualTo(expected));

    [TestCase(double.MaxValue)]
    [TestCase(double.MinValue)]
    [TestCase(double.Epsilon)]
    [TestCase(-double.Epsilon)]
    [TestCase(2.2250738585072014e-308)]
    [TestCase(0.30000000000000004)]
    [TestCase(9007199254740993.0)]
    [TestCase(123456789012345680.0)]
    public void Format_ExtremeNumber_ReadsBackTheSame(double value) => AssertReadsBack(value);

    [Test]
    public void Format_AnyNumber_ReadsBackTheSame() =>
        Prop.ForAll<long>(static bits =>
        {
            double value = BitConverter.Int64BitsToDouble(bits * 0x5DEECE66DL);
            if (double.IsFinite(value))
            {
                AssertReadsBack(value);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(5_000));

    private static void AssertReadsBack(double value)
    {
        string text = Format(value);

        Assert.That(text.AsSpan().ContainsAny("eE+"), Is.False, text);
        Assert.That(text, Does.Contain("."));
        Assert.That(DoubleText.TryParse(text, out double read), Is.True, text);
        Assert.That(BitConverter.DoubleToInt64Bits(read), Is.EqualTo(BitConverter.DoubleToInt64Bits(value)), text);
        Assert.That(double.Parse(text, CultureInfo.InvariantCulture), Is.EqualTo(value));
    }

    private static string Format(double value)
    {
        byte[] room = new byte[DoubleText.MostBytes];
        return Encoding.ASCII.GetString(room, 0, DoubleText.Format(value, room));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Text;
using NUnit.Framework;
using XmlRpc.Codec;

namespace XmlRpc.Tests.Codec;

[Parallelizable(ParallelScope.All)]
internal sealed class DateTimeTextTests
{
    [TestCase("19980717T14:08:55", "1998-07-17 14:08:55.0000000")]
    [TestCase("19980717T140855", "1998-07-17 14:08:55.0000000")]
    [TestCase("1998-07-17T14:08:55", "1998-07-17 14:08:55.0000000")]
    [TestCase("19980717T14:08:55Z", "1998-07-17 14:08:55.0000000")]
    [TestCase("19980717T140855Z", "1998-07-17 14:08:55.0000000")]
    [TestCase("1998-07-17T14:08:55Z", "1998-07-17 14:08:55.0000000")]
    [TestCase("19980717T14:08:55+02:00", "1998-07-17 12:08:55.0000000")]
    [TestCase("1998-07-17T14:08:55-09:30", "1998-07-17 23:38:55.0000000")]
    [TestCase("19980717T14:08:55.5Z", "1998-07-17 14:08:55.5000000")]
    [TestCase("19980717T140855.123Z", "1998-07-17 14:08:55.1230000")]
    [TestCase("1998-07-17T14:08:55.123456789Z", "1998-07-17 14:08:55.1234567")]
    [TestCase("20000229T00:00:00", "2000-02-29 00:00:00.0000000")]
    [TestCase("00010101T00:00:00", "0001-01-01 00:00:00.0000000")]
    [TestCase("99991231T23:59:59", "9999-12-31 23:59:59.0000000")]
    public void TryParse_Accepted_IsUtc(string text, string expected)
    {
        Assert.That(DateTimeText.TryParse(text, out DateTime utc), Is.True);
        Assert.That(utc.Kind, Is.EqualTo(DateTimeKind.Utc));
        Assert.That(utc.ToString("yyyy-MM-dd HH:mm:ss.fffffff", CultureInfo.InvariantCulture), Is.EqualTo(expected));
    }

    [TestCase("")]
    [TestCase("T")]
    [TestCase("19980717")]
    [TestCase("19980717T14:08")]
    [TestCase("19980717 14:08:55")]
    [TestCase("19980717t14:08:55")]
    [TestCase(" 19980717T14:08:55")]
    [TestCase("19980717T14:08:55 ")]
    [TestCase("19980717T14:08:55z")]
    [TestCase("19980717T14:08:55+0200")]
    [TestCase("19980717T140855+02:00")]
    [TestCase("19980717T14:08:55+24:00")]
    [TestCase("19980717T14:08:55+02:60")]
    [TestCase("19980717T14:08:55.Z")]
    [TestCase("19980717T14:08:55.5")]
    [TestCase("19980717T14:08:55.5+02:00")]
    [TestCase("19980717T24:00:00")]
    [TestCase("19980717T14:08:60")]
    [TestCase("19981317T14:08:55")]
    [TestCase("19990229T14:08:55")]
    [TestCase("1998-0717T14:08:55")]
    [TestCase("98-07-17T14:08:55")]
    [TestCase("00000000T00:00:00")]
    [TestCase("00010101T00:00:00+00:01")]
    [TestCase("99991231T23:59:59-00:01")]
    [TestCase("1998071７T14:08:55")]
    public void TryParse_AnythingElse_IsRefused(string text) =>
        Assert.That(DateTimeText.TryParse(text, out _), Is.False);

    [Test]
    public void Format_Instant_IsCompactWithColons()
    {
        byte[] room = new byte[DateTimeText.Bytes];
        int length = DateTimeText.Format(new DateTime(1998, 7, 17, 4, 8, 5, 999, DateTimeKind.Utc), room);

        Assert.That(Encoding.ASCII.GetString(room, 0, length), Is.EqualTo("19980717T04:08:05"));
    }
}

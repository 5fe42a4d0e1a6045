// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;

namespace Daemon.Tests;

public sealed class LiveOptionsTests
{
    [Test]
    public void Replace_NewOptions_AreCurrentWhenSubscribersHearOfThem()
    {
        var live = new LiveOptions(new Options { MaxPage = 1 });
        int? heard = null;
        live.Changed += options => heard = live.Current.MaxPage + options.MaxPage;

        live.Replace(new Options { MaxPage = 2 });

        Assert.That(heard, Is.EqualTo(4));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Linq;
using NUnit.Framework;
using Pyctl.Output;

namespace Pyctl.Tests.Output;

internal sealed class ColumnFitTests
{
    private static readonly Column<string>[] s_columns =
    [
        new("a", row => row),
        new("b", row => row) { Least = 5 },
        new("c", row => row) { Rank = 1 },
        new("d", row => row) { Rank = 2 },
    ];

    [TestCase(100, "0:10 1:20 2:10 3:10")]
    [TestCase(56, "0:10 1:20 2:10 3:10", Description = "exactly")]
    [TestCase(55, "0:10 1:19 2:10 3:10", Description = "what can be cut is cut before anything goes")]
    [TestCase(41, "0:10 1:5 2:10 3:10")]
    [TestCase(40, "0:10 1:16 2:10", Description = "the highest rank goes first")]
    [TestCase(28, "0:10 1:16")]
    [TestCase(3, "0:10 1:5", Description = "what must stay stays, however narrow")]
    public void Fit_Room_ChoosesColumnsAndWidths(int room, string expected)
    {
        string layout = string.Join(' ', ColumnFit.Fit(s_columns, [10, 20, 10, 10], room)
            .Select(column => $"{column.Place}:{column.Width}"));

        Assert.That(layout, Is.EqualTo(expected));
    }
}

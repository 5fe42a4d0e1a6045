// SPDX-License-Identifier: GPL-2.0-or-later
using FsCheck;
using FsCheck.Fluent;
using Inventory.Exchange.Csv;
using NUnit.Framework;

namespace Inventory.Tests.Exchange.Csv;

internal sealed class CellGuardTests
{
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@SUM(A1)", "'@SUM(A1)")]
    [TestCase("\t=1", "'\t=1")]
    [TestCase("\r=1", "'\r=1")]
    [TestCase("'=1", "''=1")]
    [TestCase("1-2", "1-2")]
    [TestCase("l'eau", "l'eau")]
    [TestCase("'eau", "'eau")]
    [TestCase("", "")]
    public void Add_WhatWouldBeAFormula_GetsAnApostrophe(string cell, string expected)
    {
        Assert.That(CellGuard.Add(cell), Is.EqualTo(expected));
        Assert.That(CellGuard.Remove(expected), Is.EqualTo(cell));
    }

    [Test]
    public void Remove_WhatAddGave_IsTheCell()
    {
        Gen<string> cells = Gen.Elements('=', '+', '-', '@', '\t', '\r', '\'', 'a', ' ')
            .ArrayOf().Select(characters => new string(characters));
        Prop.ForAll(cells.ToArbitrary(), cell => CellGuard.Remove(CellGuard.Add(cell)) == cell)
            .QuickCheckThrowOnFailure();
    }
}

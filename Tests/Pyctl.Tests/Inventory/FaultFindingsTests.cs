// SPDX-License-Identifier: GPL-2.0-or-later
using NUnit.Framework;
using Pyctl.Inventory;

namespace Pyctl.Tests.Inventory;

internal sealed class FaultFindingsTests
{
    [TestCase("field 'mark': 5 is wrong", "field 'mark': 5 is wrong")]
    [TestCase("[1, 2]", "[1, 2]")]
    [TestCase("[not JSON", "[not JSON")]
    [TestCase(
        """[{"code":"E_PORT_RANGE","field":"ports","message":"ports 70000 is out of range."}]""",
        "ports 70000 is out of range. (E_PORT_RANGE)")]
    [TestCase(
        """[{"code":"E_TEXT","field":"name","message":"There is a line end."},{"code":"E_IN_USE","field":"","message":"In use."}]""",
        "name: There is a line end. (E_TEXT)\nIn use. (E_IN_USE)")]
    public void TextOf_Fault_IsALineForEachFinding(string fault, string expected)
    {
        Assert.That(FaultFindings.TextOf(fault), Is.EqualTo(expected));
    }
}

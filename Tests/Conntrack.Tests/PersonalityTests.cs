// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using NUnit.Framework;

namespace Conntrack.Tests;

/// <summary>Whose place the program takes.</summary>
internal sealed class PersonalityTests
{
    [TestCase("list")]
    [TestCase("xml --format 0.4")]
    [TestCase("--sport 80 list")]
    [TestCase("-s 10.0.0.1 delete")]
    [TestCase("delete --quiet")]
    [TestCase("list more words")]
    [TestCase("list --orig-src=10.0.0.0/8")]
    public void Of_WordsOfConntrackPy_IsConntrackPy(string line)
    {
        Assert.That(Choice("pyconntrack", line), Is.EqualTo(PersonalityKind.ConntrackPy));
    }

    [TestCase("timeout list")]
    [TestCase("timeout")]
    [TestCase("helper list")]
    [TestCase("timeout add a inet tcp established -1")]
    public void Of_SubsystemOfNfct_IsNfct(string line)
    {
        Assert.That(Choice("/usr/sbin/pyconntrack", line), Is.EqualTo(PersonalityKind.Nfct));
    }

    [TestCase("")]
    [TestCase("-L")]
    [TestCase("list -L")]
    [TestCase("list --dump")]
    [TestCase("list -h")]
    [TestCase("list --help")]
    [TestCase("delete -D -s 10.0.0.1")]
    [TestCase("-R list")]
    [TestCase("-L -p tcp --sport 80 list")]
    [TestCase("stray list")]
    [TestCase("timeout -L")]
    [TestCase("timeout list -L")]
    [TestCase("list --unknown")]
    [TestCase("timeouts list")]
    [TestCase("add timeout a inet udp replied 3")]
    public void Of_WhatConntrackDoesOrRefuses_IsConntrack(string line)
    {
        Assert.That(Choice("pyconntrack", line), Is.EqualTo(PersonalityKind.Conntrack));
    }

    [TestCase("conntrack", "list", ExpectedResult = 0)]
    [TestCase("/usr/local/sbin/conntrack", "timeout list", ExpectedResult = 0)]
    [TestCase("/opt/conntrack.py", "-L", ExpectedResult = 1)]
    [TestCase("nfct", "list", ExpectedResult = 2)]
    [TestCase("/usr/sbin/nfct", "-L", ExpectedResult = 2)]
    public int Of_NameOfAnotherProgram_Decides(string name, string line) => (int)Choice(name, line);

    [Test]
    public void Of_StrictMode_TakesNoWords()
    {
        Assert.That(
            Personality.Of(new Surroundings(IsAnchor: true), ["list"]), Is.EqualTo(PersonalityKind.Conntrack));
    }

    private static PersonalityKind Choice(string name, string line) => Personality.Of(
        new Surroundings(Program: name), line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}

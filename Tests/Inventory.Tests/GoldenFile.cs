// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using NUnit.Framework;

namespace Inventory.Tests;

/// <summary>
/// Rule files that were looked at and found good, in Tests/data/rules. With PYCTD_WRITE_GOLDEN_FILES set to the path of
/// that folder they are written instead of compared.
/// </summary>
internal static class GoldenFile
{
    /// <summary>Reads one.</summary>
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine(TestContext.CurrentContext.TestDirectory, "rules", name));

    /// <summary>Compares a content with one, or writes it.</summary>
    public static void Compare(string name, string content)
    {
        if (Environment.GetEnvironmentVariable("PYCTD_WRITE_GOLDEN_FILES") is { Length: > 0 } folder)
        {
            File.WriteAllText(Path.Combine(folder, name), content);
            return;
        }

        Assert.That(content, Is.EqualTo(Read(name)));
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using NUnit.Framework;

namespace Inventory.Tests.Store;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SqliteDurabilityTests : StoreDurabilityTests, IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("pyctd-st-");

    protected override string Location => Path.Combine(_directory.FullName, "inventory.db");

    public void Dispose() => _directory.Delete(recursive: true);
}

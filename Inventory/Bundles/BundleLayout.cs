// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Bundles;

/// <summary>How the files of a bundle are arranged.</summary>
public enum BundleLayout
{
    /// <summary>A folder for each location, a manifest and a script that loads the rules.</summary>
    Pyctd = 0,

    /// <summary>As Django Conntrackt made it: its own format, all in one folder, nothing else.</summary>
    Conntrackt,
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Exchange.Staging;

/// <summary>What a file of any format says.</summary>
/// <param name="IsWhole">Whether it says all about its projects; a table knows their communications only.</param>
internal sealed record ImportFile(bool IsWhole)
{
    /// <summary>The locations.</summary>
    public List<FileRecord> Locations { get; } = [];

    /// <summary>The projects.</summary>
    public List<FileProject> Projects { get; } = [];

    /// <summary>How many records there are, interfaces and addresses not counted.</summary>
    public int Count => Locations.Count +
        Projects.Sum(one => 1 + one.Services.Count + one.Entities.Count + one.Communications.Count);
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Exchange.Staging;

/// <summary>A project as a file has it.</summary>
/// <param name="Record">Its fields.</param>
internal sealed record FileProject(FileRecord Record)
{
    /// <summary>Its own services, and the shared ones that it uses.</summary>
    public List<FileRecord> Services { get; } = [];

    /// <summary>Its entities.</summary>
    public List<FileEntity> Entities { get; } = [];

    /// <summary>
    /// Its communications. An end is a text, a record with names, a <see cref="FileInterface"/> or an
    /// <see cref="AddressedEnd"/>.
    /// </summary>
    public List<FileRecord> Communications { get; } = [];
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Exchange.Staging;

/// <summary>An entity as a file has it.</summary>
/// <param name="Record">Its fields.</param>
/// <param name="Interfaces">Its interfaces.</param>
internal sealed record FileEntity(FileRecord Record, IReadOnlyList<FileInterface> Interfaces);

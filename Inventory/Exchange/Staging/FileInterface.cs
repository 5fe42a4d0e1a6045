// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Inventory.Exchange.Staging;

/// <summary>An interface as a file has it.</summary>
/// <param name="Record">Its fields.</param>
/// <param name="Addresses">Its addresses.</param>
internal sealed record FileInterface(FileRecord Record, IReadOnlyList<FileRecord> Addresses);

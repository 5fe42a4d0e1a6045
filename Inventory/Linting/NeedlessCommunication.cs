// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Linting;

/// <summary>A communication that could go. Immutable.</summary>
/// <param name="Communication">The communication.</param>
/// <param name="Others">Those that permit the same: one, or several together, by ascending id.</param>
/// <param name="IsDuplicate">Whether the one other permits nothing more either.</param>
internal sealed record NeedlessCommunication(
    Communication Communication, IReadOnlyList<Communication> Others, bool IsDuplicate);

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Model;

/// <summary>When something was done and by whom. Immutable.</summary>
/// <param name="Time">The time, in UTC.</param>
/// <param name="User">The name of the user's session.</param>
public readonly record struct Stamp(DateTimeOffset Time, string User);

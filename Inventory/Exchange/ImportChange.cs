// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using Inventory.Model;

namespace Inventory.Exchange;

/// <summary>What an import would do to one record. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Label">What it is called, as in <see cref="Model.Label"/>.</param>
/// <param name="Fields">The names of the fields that get another value; empty for records that come or go.</param>
public sealed record ImportChange(RecordKind Kind, string Label, IReadOnlyList<string> Fields);

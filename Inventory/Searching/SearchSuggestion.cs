// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Searching;

/// <summary>A record that somebody who is typing may mean. Immutable.</summary>
/// <param name="Record">The record.</param>
/// <param name="Label">What it is called.</param>
public sealed record SearchSuggestion(RecordId Record, string Label);

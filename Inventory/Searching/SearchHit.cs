// SPDX-License-Identifier: GPL-2.0-or-later
using Inventory.Model;

namespace Inventory.Searching;

/// <summary>A record that was found. Immutable.</summary>
/// <param name="Record">The record.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Field">The name of the field that fits best, as it travels.</param>
/// <param name="Snippet">The part of the field around what fits.</param>
public sealed record SearchHit(RecordId Record, string Label, string Field, string Snippet);

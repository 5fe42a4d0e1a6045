// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Inventory.Model;

namespace Inventory.Rules;

/// <summary>What rules are made, and how. Immutable.</summary>
public sealed record RenderOptions
{
    /// <summary>What they are written for.</summary>
    public RuleFormat Format { get; init; }

    /// <summary>Which rules; null for those of the entity's own profile.</summary>
    public Profile? Profile { get; init; }

    /// <summary>
    /// What they take the place of; null for what suits the format and the profile: our own table for nft, our own chains
    /// for <see cref="Profile.Coexist"/>, else the filter table.
    /// </summary>
    public RuleMode? Mode { get; init; }

    /// <summary>The time at which a communication must be in force.</summary>
    public required DateTimeOffset Time { get; init; }
}

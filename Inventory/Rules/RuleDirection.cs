// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Rules;

/// <summary>How traffic meets the entity that a rule is for.</summary>
public enum RuleDirection
{
    /// <summary>It is addressed to the entity.</summary>
    In = 0,

    /// <summary>It comes from the entity.</summary>
    Out,

    /// <summary>It passes through the entity.</summary>
    Forward,
}

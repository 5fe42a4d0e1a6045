// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Checking;

/// <summary>How far the check of a rule file goes.</summary>
public enum CheckLevel
{
    /// <summary>The tool that will load it reads it, and loads nothing. Fast, but the tools let through some mistakes.</summary>
    Tool = 0,

    /// <summary>A kernel takes it up, in a network namespace of its own, and gives back what was written.</summary>
    Kernel,
}

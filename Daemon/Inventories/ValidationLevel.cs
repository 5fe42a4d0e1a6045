// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Inventories;

/// <summary>How far the validation of rules goes.</summary>
internal enum ValidationLevel
{
    /// <summary>By the rules of the inventory alone.</summary>
    Model = 0,

    /// <summary>By the program that would load them.</summary>
    Tool,

    /// <summary>By a kernel that loads them.</summary>
    Kernel,
}

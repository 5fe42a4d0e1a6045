// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Inventory.Editing;

/// <summary>A change was based on a revision that is not the present one; nothing was changed.</summary>
public sealed class StaleRevisionException : Exception
{
    /// <summary>Makes it.</summary>
    /// <param name="project">The id of the project.</param>
    /// <param name="expected">The revision that the change was based on.</param>
    /// <param name="present">The present revision; 0 where the project is gone.</param>
    public StaleRevisionException(long project, int expected, int present)
        : base(Messages.Format($"The project has revision {present} by now, and not {expected}; look at it again."))
    {
        Project = project;
        Expected = expected;
        Present = present;
    }

    /// <summary>The id of the project.</summary>
    public long Project { get; }

    /// <summary>The revision that the change was based on.</summary>
    public int Expected { get; }

    /// <summary>The present revision; 0 where the project is gone.</summary>
    public int Present { get; }
}

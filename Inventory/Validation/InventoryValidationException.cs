// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;

namespace Inventory.Validation;

/// <summary>A write was refused, and nothing was changed.</summary>
public sealed class InventoryValidationException : Exception
{
    /// <summary>Makes it from what was found.</summary>
    public InventoryValidationException(IEnumerable<Finding> findings)
        : this([.. findings.Where(finding => finding.IsError)])
    {
    }

    private InventoryValidationException(Finding[] errors)
        : base(string.Join(' ', errors.Select(finding => finding.Message)))
    {
        Findings = errors;
    }

    /// <summary>The errors, at least one.</summary>
    public IReadOnlyList<Finding> Findings { get; }
}

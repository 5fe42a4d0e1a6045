// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using Localization;

namespace Inventory.Validation;

/// <summary>Collects findings, so that a form can mark all fields at once. For use by one thread.</summary>
public sealed class FindingList : IReadOnlyList<Finding>
{
    private readonly List<Finding> _findings = [];

    /// <inheritdoc/>
    public int Count => _findings.Count;

    /// <summary>Whether one of them refuses the write.</summary>
    public bool HasErrors => _findings.Exists(finding => finding.IsError);

    /// <inheritdoc/>
    public Finding this[int index] => _findings[index];

    /// <summary>Those that do not refuse the write.</summary>
    public IEnumerable<Finding> Warnings => _findings.Where(finding => !finding.IsError);

    /// <inheritdoc/>
    public IEnumerator<Finding> GetEnumerator() => _findings.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Adds one that was found elsewhere.</summary>
    public void Add(Finding finding) => _findings.Add(finding);

    /// <summary>Adds one.</summary>
    internal void Add(string code, string field, FormattableString message) =>
        _findings.Add(new Finding(code, field, Messages.Format(message)));
}

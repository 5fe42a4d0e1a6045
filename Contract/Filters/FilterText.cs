// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Linq;

namespace Contract.Filters;

/// <summary>A text of the connection is exactly another, case included: <c>helper ftp</c>.</summary>
public sealed record FilterText : FilterNode
{
    /// <summary>Makes the condition.</summary>
    /// <param name="field">Which text.</param>
    /// <param name="text">What it must be; for a label its name or its bit number in decimal.</param>
    /// <exception cref="ArgumentException">The text is empty or has control characters.</exception>
    public FilterText(FilterTextField field, string text)
    {
        ArgumentException.ThrowIfNullOrEmpty(text);
        if (text.Any(char.IsControl))
        {
            throw new ArgumentException("The text has control characters.", nameof(text));
        }

        Field = field;
        Text = text;
    }

    /// <summary>Which text.</summary>
    public FilterTextField Field { get; }

    /// <summary>
    /// What it must be: not empty, without control characters. For <see cref="FilterTextField.Label"/> a label's name
    /// or its bit number in decimal, and the label must be among the connection's.
    /// </summary>
    public string Text { get; }
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>A text of the connection is exactly another, case included: <c>helper ftp</c>.</summary>
/// <param name="Field">Which text.</param>
/// <param name="Text">
/// What it must be: not empty, without control characters. For <see cref="FilterTextField.Label"/> a label's name or
/// decimal bit number, and the label must be among the connection's.
/// </param>
public sealed record FilterText(FilterTextField Field, string Text) : FilterNode;

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Contract.Filters;

/// <summary>Which text of a connection a condition looks at.</summary>
public enum FilterTextField
{
    /// <summary><c>user NAME</c>: the user's name.</summary>
    User,

    /// <summary><c>helper NAME</c>: the helper's name.</summary>
    Helper,

    /// <summary><c>label NAME</c>: one of the labels.</summary>
    Label,
}

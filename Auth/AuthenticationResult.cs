// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Diagnostics.CodeAnalysis;

namespace Auth;

/// <summary>A module's decision about a login. Immutable.</summary>
public sealed class AuthenticationResult
{
    private AuthenticationResult(string? user, UserRights rights, string? reason, string? warning)
    {
        User = user;
        Rights = rights;
        Reason = reason;
        Warning = warning;
    }

    /// <summary>Whether the user may come in.</summary>
    [MemberNotNullWhen(true, nameof(User))]
    [MemberNotNullWhen(false, nameof(Reason))]
    public bool IsAccepted => User is not null;

    /// <summary>The user's name, as sessions, limits and the audit log know it; null when refused.</summary>
    public string? User { get; }

    /// <summary>What the user may do; nothing when refused.</summary>
    public UserRights Rights { get; }

    /// <summary>The roles alone, without how far that of the inventory goes.</summary>
    public Roles Roles => Rights.Roles;

    /// <summary>Why the login was refused, for the log only: the caller is told no more than that it was.</summary>
    public string? Reason { get; }

    /// <summary>What the administrator should mend though the user may come in, for the log only; null for nothing.</summary>
    public string? Warning { get; }

    /// <summary>Lets the user in.</summary>
    /// <param name="user">The user's name; not empty.</param>
    /// <param name="roles">What the user may do.</param>
    /// <param name="warning">What the administrator should mend, for the log; it must not hold the password.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static AuthenticationResult Accept(string user, Roles roles, string? warning = null) =>
        Accept(user, UserRights.Of(roles), warning);

    /// <summary>Lets the user in, whose role for the inventory may be narrowed.</summary>
    /// <param name="user">The user's name; not empty.</param>
    /// <param name="rights">What the user may do.</param>
    /// <param name="warning">What the administrator should mend, for the log; it must not hold the password.</param>
    /// <returns>The decision.</returns>
    /// <exception cref="ArgumentException">The name is empty or blank.</exception>
    public static AuthenticationResult Accept(string user, UserRights rights, string? warning = null)
    {
        ArgumentNullException.ThrowIfNull(rights);
        ArgumentException.ThrowIfNullOrWhiteSpace(user);
        return new AuthenticationResult(user, rights, reason: null, warning);
    }

    /// <summary>Refuses the login.</summary>
    /// <param name="reason">Why, for the log; it must not hold the password.</param>
    /// <returns>The decision.</returns>
    public static AuthenticationResult Refuse(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return new AuthenticationResult(user: null, UserRights.None, reason, warning: null);
    }
}

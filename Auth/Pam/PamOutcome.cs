// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Pam;

/// <summary>How a login through PAM ended.</summary>
internal enum PamOutcome
{
    /// <summary>PAM could not decide: a service is out of reach, a module is missing, something is not permitted.</summary>
    Undecided,

    /// <summary>The user may not come in.</summary>
    Refused,

    /// <summary>The user may come in.</summary>
    Accepted,
}

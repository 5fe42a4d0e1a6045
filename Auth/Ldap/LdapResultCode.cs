// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Ldap;

/// <summary>The results of LDAP that are told apart here (RFC 4511, appendix A). A server may send others.</summary>
internal enum LdapResultCode
{
    /// <summary>Done.</summary>
    Success = 0,

    /// <summary>A search found more than was asked for, or than the server gives.</summary>
    SizeLimitExceeded = 4,

    /// <summary>Passwords are taken over TLS only.</summary>
    StrongerAuthRequired = 8,

    /// <summary>Another server has the answer.</summary>
    Referral = 10,

    /// <summary>This is done over TLS only.</summary>
    ConfidentialityRequired = 13,

    /// <summary>A rule forbids it; some servers say so of a locked account.</summary>
    ConstraintViolation = 19,

    /// <summary>There is no such entry, or none that may be seen.</summary>
    NoSuchObject = 32,

    /// <summary>The name is none.</summary>
    InvalidDnSyntax = 34,

    /// <summary>The entry has no password.</summary>
    InappropriateAuthentication = 48,

    /// <summary>The name or the password is wrong.</summary>
    InvalidCredentials = 49,

    /// <summary>It is not allowed.</summary>
    InsufficientAccessRights = 50,

    /// <summary>The server does not want to; some say so of a locked account.</summary>
    UnwillingToPerform = 53,
}

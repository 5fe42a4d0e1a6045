// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Sha;

/// <summary>How a new password is hashed.</summary>
public enum HashMethod
{
    /// <summary>Salted SHA-512 in many rounds (sha512crypt, <c>$6$</c>), which Apache and PAM read too.</summary>
    Sha512,

    /// <summary>yescrypt (<c>$y$</c>): needs memory as well, and so is harder to try in bulk; about eight times slower.</summary>
    Yescrypt,
}

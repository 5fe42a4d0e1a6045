// SPDX-License-Identifier: GPL-2.0-or-later
namespace Auth.Sha;

/// <summary>What a hash in a password file is made by.</summary>
internal enum HashKind
{
    /// <summary>Nothing that is known here: no password fits.</summary>
    Unknown,

    /// <summary>sha512crypt, <c>$6$</c>.</summary>
    Sha512Crypt,

    /// <summary>sha256crypt, <c>$5$</c>.</summary>
    Sha256Crypt,

    /// <summary>yescrypt, <c>$y$</c>.</summary>
    Yescrypt,

    /// <summary><c>{SHA}</c> and the base64 of a SHA-1.</summary>
    Sha1Base64,

    /// <summary><c>{SSHA}</c> and the base64 of a SHA-1 of password and salt, and the salt.</summary>
    SaltedSha1Base64,

    /// <summary>The hexadecimal digits of a SHA-1, a SHA-256 or a SHA-512.</summary>
    Digest,
}

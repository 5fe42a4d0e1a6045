// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Auth.Native;
using Localization;

namespace Auth.Sha;

/// <summary>Makes and checks the hashes of passwords. Stateless; safe to use from any thread.</summary>
/// <remarks>
/// Makes sha512crypt and yescrypt. Checks these, and what older files hold: sha256crypt, <c>{SHA}</c>, <c>{SSHA}</c>, and
/// the hexadecimal digits of SHA-1, SHA-256 and SHA-512. Comparisons take the same time wherever the difference is.
/// </remarks>
public static class PasswordHash
{
    /// <summary>The longest password, in bytes of UTF-8; libcrypt refuses longer ones.</summary>
    public const int MaximumPasswordBytes = 511;

    private const string Sha1Prefix = "{SHA}";
    private const string SaltedSha1Prefix = "{SSHA}";

    private static readonly SearchValues<char> s_hexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    // A lone surrogate would become a question mark, and so fit another password.
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether a text can be a password: not empty, no NUL, well formed, at most 511 bytes of UTF-8.</summary>
    /// <param name="password">The text.</param>
    /// <returns>Whether it can.</returns>
    public static bool IsAcceptable(string password)
    {
        ArgumentNullException.ThrowIfNull(password);
        return password.Length is > 0 and <= MaximumPasswordBytes && !password.Contains('\0') && Encode(password) is not null;
    }

    /// <summary>Hashes a password with a new salt.</summary>
    /// <param name="password">The password.</param>
    /// <param name="method">How.</param>
    /// <returns>The hash, as it goes into a password file.</returns>
    /// <exception cref="ArgumentException">The password is not <see cref="IsAcceptable"/>.</exception>
    /// <exception cref="NotSupportedException">The machine's libcrypt does not know the method.</exception>
    public static string Create(string password, HashMethod method)
    {
        if (!IsAcceptable(password))
        {
            throw new ArgumentException("a password has 1 to 511 bytes of UTF-8 and no NUL", nameof(password));
        }

        byte[]? setting = Libcrypt.CryptGensaltRn(method == HashMethod.Yescrypt ? "$y$\0"u8 : "$6$\0"u8);
        return (setting is null ? null : Crypt(password, setting))
            ?? throw new NotSupportedException(Messages.Format($"libcrypt cannot make hashes by {method}"));
    }

    /// <summary>Whether a password fits a hash.</summary>
    /// <param name="password">The password, as the caller gave it.</param>
    /// <param name="hash">The hash, as the password file has it.</param>
    /// <returns>Whether it fits. False as well where either cannot be a password or a hash.</returns>
    /// <exception cref="DllNotFoundException">libcrypt.so.1 is not installed.</exception>
    public static bool Verify(string password, string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        if (!IsAcceptable(password))
        {
            return false;
        }

        return KindOf(hash) switch
        {
            HashKind.Sha512Crypt or HashKind.Sha256Crypt or HashKind.Yescrypt => VerifyCrypt(password, hash),
            HashKind.Sha1Base64 => VerifySaltedSha1(password, hash[Sha1Prefix.Length..], isSalted: false),
            HashKind.SaltedSha1Base64 => VerifySaltedSha1(password, hash[SaltedSha1Prefix.Length..], isSalted: true),
            HashKind.Digest => VerifyDigest(password, hash),
            _ => false,
        };
    }

    /// <summary>Whether a hash is of a kind that is checked, but no longer made: the next good login replaces it.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>Whether it is.</returns>
    public static bool IsOld(string hash) => KindOf(hash) is
        HashKind.Sha256Crypt or HashKind.Sha1Base64 or HashKind.SaltedSha1Base64 or HashKind.Digest;

    /// <summary>Whether a hash is of a kind that is checked at all.</summary>
    /// <param name="hash">The hash.</param>
    /// <returns>Whether it is; if not, no password fits.</returns>
    public static bool IsKnown(string hash) => KindOf(hash) != HashKind.Unknown;

    /// <summary>What a hash is made by, as its beginning or its length says.</summary>
    internal static HashKind KindOf(string hash)
    {
        ArgumentNullException.ThrowIfNull(hash);
        return hash switch
        {
            ['$', '6', '$', ..] => HashKind.Sha512Crypt,
            ['$', '5', '$', ..] => HashKind.Sha256Crypt,
            ['$', 'y', '$', ..] => HashKind.Yescrypt,
            _ when hash.StartsWith(Sha1Prefix, StringComparison.Ordinal) => HashKind.Sha1Base64,
            _ when hash.StartsWith(SaltedSha1Prefix, StringComparison.Ordinal) => HashKind.SaltedSha1Base64,
            { Length: 2 * SHA1.HashSizeInBytes or 2 * SHA256.HashSizeInBytes or 2 * SHA512.HashSizeInBytes }
                when !hash.AsSpan().ContainsAnyExcept(s_hexDigits) => HashKind.Digest,
            _ => HashKind.Unknown,
        };
    }

    private static bool VerifyCrypt(string password, string hash)
    {
        string? computed = hash.Contains('\0') ? null : Crypt(password, Encoding.UTF8.GetBytes(hash + '\0'));
        return computed is not null && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(computed), Encoding.UTF8.GetBytes(hash));
    }

    private static string? Crypt(string password, ReadOnlySpan<byte> setting)
    {
        byte[] key = s_utf8.GetBytes(password + '\0');
        string? hash = Libcrypt.CryptR(key, setting);
        CryptographicOperations.ZeroMemory(key);
        return hash;
    }

    private static bool VerifySaltedSha1(string password, string text, bool isSalted)
    {
        byte[] stored = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, stored, out int length) ||
            (isSalted ? length < SHA1.HashSizeInBytes : length != SHA1.HashSizeInBytes))
        {
            return false;
        }

        ReadOnlySpan<byte> salt = stored.AsSpan(SHA1.HashSizeInBytes, length - SHA1.HashSizeInBytes);
        byte[] computed = Sha1([.. s_utf8.GetBytes(password), .. salt]);
        return CryptographicOperations.FixedTimeEquals(computed, stored.AsSpan(0, SHA1.HashSizeInBytes));
    }

    private static bool VerifyDigest(string password, string hash)
    {
        byte[] key = s_utf8.GetBytes(password);
        byte[] computed = hash.Length switch
        {
            2 * SHA1.HashSizeInBytes => Sha1(key),
            2 * SHA256.HashSizeInBytes => SHA256.HashData(key),
            _ => SHA512.HashData(key),
        };
        return CryptographicOperations.FixedTimeEquals(computed, Convert.FromHexString(hash));
    }

    private static byte[]? Encode(string password)
    {
        try
        {
            byte[] key = s_utf8.GetBytes(password);
            return key.Length <= MaximumPasswordBytes ? key : null;
        }
        catch (EncoderFallbackException)
        {
            return null;
        }
    }

    // Files of 2005 hold these; a good login replaces them.
#pragma warning disable CA5350
    private static byte[] Sha1(byte[] data) => SHA1.HashData(data);
#pragma warning restore CA5350
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Auth.Ldap;

namespace Fuzz.Targets;

/// <summary>The reader of a directory's answers: everything between the connection and a decision.</summary>
internal sealed class LdapMessageFuzzTarget : IFuzzTarget
{
    /// <inheritdoc/>
    public string Name => "ldap-message";

    /// <inheritdoc/>
    public void Run(ReadOnlySpan<byte> input)
    {
        using var stream = new MemoryStream(input.ToArray());
        while (stream.Position < stream.Length && TryRead(stream, out LdapMessage message))
        {
            Decode(message);
        }
    }

    private static bool TryRead(MemoryStream stream, out LdapMessage message)
    {
        try
        {
            // A stream in memory never waits.
            ValueTask<LdapMessage> read = LdapMessageReader.ReadAsync(stream, CancellationToken.None);
            message = read.IsCompleted ? read.GetAwaiter().GetResult() : throw new InvalidOperationException("It waits.");
            return true;
        }
        catch (LdapException)
        {
            message = default;
            return false;
        }
    }

    private static void Decode(LdapMessage message)
    {
        try
        {
            message.DecodeResult();
        }
        catch (LdapException)
        {
            // The expected end of malformed input; it may still be an entry.
        }

        try
        {
            LdapEntry entry = message.DecodeEntry();
            CheckName(entry.Dn);
        }
        catch (LdapException)
        {
            // Likewise.
        }
    }

    private static void CheckName(string dn)
    {
        if (DistinguishedName.TryNormalize(dn, out string? normal)
            && !(DistinguishedName.TryNormalize(normal, out string? again) && again == normal))
        {
            throw new InvalidOperationException($"'{normal}' is not the normal form of itself.");
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Text;

namespace Auth.Ldap;

/// <summary>A message of a server, as far as it has been decoded.</summary>
/// <remarks>
/// <code>
/// LDAPMessage ::= SEQUENCE { messageID INTEGER, protocolOp [APPLICATION n] ..., controls [0] OPTIONAL }
/// </code>
/// Lengths are definite and strings primitive, as RFC 4511, section 5.1, wants them. Controls are passed over: none was
/// asked for.
/// </remarks>
/// <param name="Id">The number of the request that it answers; 0 where the server closes the connection.</param>
/// <param name="Operation">What it is.</param>
/// <param name="Content">The operation, with its tag.</param>
internal readonly record struct LdapMessage(int Id, LdapOperation Operation, ReadOnlyMemory<byte> Content)
{
    private static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the outer part of a message.</summary>
    /// <exception cref="LdapException">It is none.</exception>
    public static LdapMessage Decode(ReadOnlyMemory<byte> bytes) => Decoding(bytes, static encoded =>
    {
        AsnReader outer = new(encoded, AsnEncodingRules.BER);
        AsnReader message = outer.ReadSequence();
        outer.ThrowIfNotEmpty();
        if (!message.TryReadInt32(out int id) || id < 0)
        {
            throw NotLdap();
        }

        Asn1Tag tag = message.PeekTag();
        return tag.TagClass == TagClass.Application
            ? new LdapMessage(id, (LdapOperation)tag.TagValue, message.ReadEncodedValue())
            : throw NotLdap();
    });

    /// <summary>The result that every answer but an entry and a reference begins with.</summary>
    /// <exception cref="LdapException">There is none.</exception>
    public LdapResultCode DecodeResult() => Decoding(Content, static encoded =>
    {
        AsnReader result = Open(encoded);
        LdapResultCode code = result.ReadEnumeratedValue<LdapResultCode>();

        // The entry that was found instead, and the server's own words: those could hold anything, and are not shown.
        ReadText(result);
        ReadText(result);
        return code;
    });

    /// <summary>The entry that a <see cref="LdapOperation.SearchResultEntry"/> holds.</summary>
    /// <exception cref="LdapException">It is none.</exception>
    public LdapEntry DecodeEntry() => Decoding(Content, static encoded =>
    {
        AsnReader entry = Open(encoded);
        string dn = ReadText(entry);
        AsnReader list = entry.ReadSequence();
        Dictionary<string, IReadOnlyList<string>> attributes = new(StringComparer.OrdinalIgnoreCase);
        while (list.HasData)
        {
            AsnReader attribute = list.ReadSequence();
            string name = ReadText(attribute);
            attributes[name] = ReadValues(attribute.ReadSetOf(skipSortOrderValidation: true));
        }

        return new LdapEntry(dn, attributes);
    });

    private static T Decoding<T>(ReadOnlyMemory<byte> bytes, Func<ReadOnlyMemory<byte>, T> decode)
    {
        try
        {
            return decode(bytes);
        }
        catch (Exception exception) when (exception is AsnContentException or DecoderFallbackException)
        {
            throw NotLdap(exception);
        }
    }

    private static AsnReader Open(ReadOnlyMemory<byte> encoded)
    {
        AsnReader outer = new(encoded, AsnEncodingRules.BER);
        Asn1Tag tag = outer.PeekTag();
        return tag.IsConstructed ? outer.ReadSequence(tag) : throw NotLdap();
    }

    private static List<string> ReadValues(AsnReader set)
    {
        List<string> values = [];
        while (set.HasData)
        {
            values.Add(ReadText(set));
        }

        return values;
    }

    private static string ReadText(AsnReader reader)
    {
        return reader.TryReadPrimitiveOctetString(out ReadOnlyMemory<byte> bytes)
            ? s_utf8.GetString(bytes.Span)
            : throw NotLdap();
    }

    private static LdapException NotLdap(Exception? inner = null) =>
        new("it answered with something that is not LDAP", inner);
}

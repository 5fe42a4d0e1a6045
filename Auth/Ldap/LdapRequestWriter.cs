// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Formats.Asn1;
using System.Text;

namespace Auth.Ldap;

/// <summary>
/// Writes the requests of LDAP version 3 (RFC 4511) that a login needs. Stateless; safe to use from any thread.
/// </summary>
internal static class LdapRequestWriter
{
    private const int Version = 3;
    private const string StartTlsName = "1.3.6.1.4.1.1466.20037";
    private const string NoAttributes = "1.1";

    // Headers, the id and the version take less.
    private const int Overhead = 64;

    private static readonly Asn1Tag s_simplePassword = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag s_requestName = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag s_equality = new(TagClass.ContextSpecific, 3, isConstructed: true);
    private static readonly Asn1Tag s_presence = new(TagClass.ContextSpecific, 7);

    /// <summary>A simple bind. The caller clears the result after its use: it holds the password.</summary>
    public static byte[] Bind(int id, string dn, ReadOnlySpan<byte> password)
    {
        // Large enough at once: a buffer that is grown out of would keep the password.
        int capacity = Encoding.UTF8.GetMaxByteCount(dn.Length) + password.Length + Overhead;
        AsnWriter writer = new(AsnEncodingRules.BER, capacity);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            using (writer.PushSequence(Tag(LdapOperation.BindRequest)))
            {
                writer.WriteInteger(Version);
                WriteText(writer, dn);
                writer.WriteOctetString(password, s_simplePassword);
            }
        }

        byte[] message = writer.Encode();
        writer.Reset();
        return message;
    }

    /// <summary>A search. Aliases are not followed.</summary>
    public static byte[] Search(int id, LdapSearch search, int timeLimitSeconds)
    {
        AsnWriter writer = new(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            using (writer.PushSequence(Tag(LdapOperation.SearchRequest)))
            {
                WriteText(writer, search.Base);
                writer.WriteEnumeratedValue(search.IsSubtree ? SearchScope.WholeSubtree : SearchScope.BaseObject);
                writer.WriteEnumeratedValue(AliasDereferencing.Never);
                writer.WriteInteger(search.SizeLimit);
                writer.WriteInteger(timeLimitSeconds);
                writer.WriteBoolean(false);
                WriteFilter(writer, search);
                WriteWanted(writer, search.Wanted);
            }
        }

        return writer.Encode();
    }

    /// <summary>Asks for TLS on this connection (RFC 4511, section 4.14).</summary>
    public static byte[] StartTls(int id)
    {
        AsnWriter writer = new(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            using (writer.PushSequence(Tag(LdapOperation.ExtendedRequest)))
            {
                WriteText(writer, StartTlsName, s_requestName);
            }
        }

        return writer.Encode();
    }

    /// <summary>Says that nothing more comes.</summary>
    public static byte[] Unbind(int id)
    {
        AsnWriter writer = new(AsnEncodingRules.BER);
        using (writer.PushSequence())
        {
            writer.WriteInteger(id);
            writer.WriteNull(new Asn1Tag(TagClass.Application, (int)LdapOperation.UnbindRequest));
        }

        return writer.Encode();
    }

    private static void WriteFilter(AsnWriter writer, LdapSearch search)
    {
        if (search.Attribute is null)
        {
            WriteText(writer, "objectClass", s_presence);
            return;
        }

        using (writer.PushSequence(s_equality))
        {
            WriteText(writer, search.Attribute);
            WriteText(writer, search.Value);
        }
    }

    private static void WriteWanted(AsnWriter writer, IReadOnlyList<string> wanted)
    {
        using (writer.PushSequence())
        {
            foreach (string attribute in wanted.Count == 0 ? [NoAttributes] : wanted)
            {
                WriteText(writer, attribute);
            }
        }
    }

    private static void WriteText(AsnWriter writer, string text, Asn1Tag? tag = null) =>
        writer.WriteOctetString(Encoding.UTF8.GetBytes(text), tag);

    private static Asn1Tag Tag(LdapOperation operation) =>
        new(TagClass.Application, (int)operation, isConstructed: true);

    private enum SearchScope
    {
        BaseObject = 0,
        WholeSubtree = 2,
    }

    private enum AliasDereferencing
    {
        Never = 0,
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers.Binary;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Auth.Ldap;

/// <summary>
/// Takes whole messages out of a stream, and not a byte more: after the answer to StartTLS the next byte is TLS's.
/// </summary>
internal static class LdapMessageReader
{
    /// <summary>The longest message that is read, in bytes.</summary>
    public const int MaximumLength = 1 << 20;

    private const byte SequenceTag = 0x30;
    private const byte LongForm = 0x80;
    private const int ShortHeaderLength = 2;
    private const int LongestLength = 4;

    /// <summary>Reads one message.</summary>
    /// <exception cref="LdapException">
    /// The stream ends, breaks, holds something else, or announces more than <see cref="MaximumLength"/>: no memory is
    /// set aside for that.
    /// </exception>
    public static async ValueTask<LdapMessage> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        try
        {
            byte[] header = new byte[ShortHeaderLength + LongestLength];
            await stream.ReadExactlyAsync(header.AsMemory(0, ShortHeaderLength), cancellationToken);
            int more = CountLengthBytes(header);
            await stream.ReadExactlyAsync(header.AsMemory(ShortHeaderLength, more), cancellationToken);
            int start = ShortHeaderLength + more;
            byte[] message = new byte[start + DecodeLength(header, more)];
            header.AsSpan(0, start).CopyTo(message);
            await stream.ReadExactlyAsync(message.AsMemory(start), cancellationToken);
            return LdapMessage.Decode(message);
        }
        catch (EndOfStreamException exception)
        {
            throw new LdapException("it closed the connection before it had answered", exception);
        }
        catch (IOException exception)
        {
            throw new LdapException($"the connection broke: {exception.Message}", exception);
        }
    }

    private static int CountLengthBytes(byte[] header)
    {
        int count = header[1] < LongForm ? 0 : header[1] - LongForm;
        bool isDefinite = header[1] != LongForm;
        return header[0] == SequenceTag && isDefinite && count <= LongestLength
            ? count
            : throw new LdapException("it answered with something that is not LDAP");
    }

    private static int DecodeLength(byte[] header, int count)
    {
        if (count == 0)
        {
            return header[1];
        }

        int unused = 8 * (LongestLength - count);
        uint length = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(ShortHeaderLength)) >> unused;
        return length <= MaximumLength
            ? (int)length
            : throw new LdapException("it answered with a message of more than 1 MiB");
    }
}

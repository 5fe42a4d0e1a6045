// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Auth.Ldap;

/// <summary>
/// A connection to a server: one request at a time, each with its answer. Every wait ends with the caller's token, and
/// the connection is of no use after that. Not safe for use by several threads.
/// </summary>
/// <param name="stream">The way to the server; it is closed with the connection.</param>
/// <param name="timeLimitSeconds">How long the server may search, as it is told.</param>
internal sealed class LdapConnection(Stream stream, int timeLimitSeconds) : IDisposable
{
    private int _lastId;

    /// <summary>Asks for TLS. After it the stream is TLS's, and this connection at its end.</summary>
    /// <exception cref="LdapException">The server refuses, or gives no usable answer.</exception>
    public async Task StartTlsAsync(CancellationToken cancellationToken)
    {
        await SendAsync(LdapRequestWriter.StartTls(++_lastId), cancellationToken);
        LdapMessage answer = await ReceiveAsync(cancellationToken);
        LdapResultCode code = Expect(answer, LdapOperation.ExtendedResponse).DecodeResult();
        if (code != LdapResultCode.Success)
        {
            throw new LdapException($"it refused StartTLS ({Describe(code)})");
        }
    }

    /// <summary>Gives a name and its password.</summary>
    /// <returns>What the server says to them.</returns>
    /// <exception cref="LdapException">The server gives no usable answer.</exception>
    /// <exception cref="ArgumentException">
    /// Name or password is empty: servers take that for a wish to be nobody.
    /// </exception>
    public async Task<LdapResultCode> BindAsync(
        string dn, ReadOnlyMemory<byte> password, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(dn);
        if (password.IsEmpty)
        {
            throw new ArgumentException("a bind without a password proves nothing (RFC 4513)", nameof(password));
        }

        byte[] request = LdapRequestWriter.Bind(++_lastId, dn, password.Span);
        try
        {
            await SendAsync(request, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(request);
        }

        LdapMessage answer = await ReceiveAsync(cancellationToken);
        return Expect(answer, LdapOperation.BindResponse).DecodeResult();
    }

    /// <summary>Looks for entries. A single one that does not exist, or may not be seen, is not found.</summary>
    /// <exception cref="LdapException">
    /// The server gives no usable answer, refers to another one, or sends more entries than it was allowed.
    /// </exception>
    public async Task<LdapSearchResult> SearchAsync(LdapSearch search, CancellationToken cancellationToken)
    {
        await SendAsync(LdapRequestWriter.Search(++_lastId, search, timeLimitSeconds), cancellationToken);
        List<LdapEntry> entries = [];
        while (true)
        {
            LdapMessage answer = await ReceiveAsync(cancellationToken);
            if (answer.Operation == LdapOperation.SearchResultReference)
            {
                throw new LdapException("it refers to another server, which is not asked");
            }

            if (answer.Operation != LdapOperation.SearchResultEntry)
            {
                return Finish(search, entries, Expect(answer, LdapOperation.SearchResultDone).DecodeResult());
            }

            if (entries.Count == search.SizeLimit)
            {
                throw new LdapException("it sent more entries than it was asked for");
            }

            entries.Add(answer.DecodeEntry());
        }
    }

    /// <summary>Takes leave, which the server does not answer.</summary>
    /// <exception cref="LdapException">The connection broke.</exception>
    public ValueTask UnbindAsync(CancellationToken cancellationToken) =>
        SendAsync(LdapRequestWriter.Unbind(++_lastId), cancellationToken);

    /// <summary>Closes the connection.</summary>
    public void Dispose() => stream.Dispose();

    /// <summary>The name and the number of a result.</summary>
    public static string Describe(LdapResultCode code) =>
        Enum.IsDefined(code) ? $"{code}, {code:D}" : $"result {code:D}";

    private static LdapSearchResult Finish(
        LdapSearch search, List<LdapEntry> entries, LdapResultCode code) => code switch
        {
            LdapResultCode.Success => new LdapSearchResult(entries, IsTruncated: false),
            LdapResultCode.SizeLimitExceeded => new LdapSearchResult(entries, IsTruncated: true),
            LdapResultCode.NoSuchObject or LdapResultCode.InsufficientAccessRights when !search.IsSubtree =>
                new LdapSearchResult([], IsTruncated: false),
            _ => throw new LdapException($"it refused a search ({Describe(code)})"),
        };

    private static LdapMessage Expect(LdapMessage answer, LdapOperation operation)
    {
        return answer.Operation == operation
            ? answer
            : throw new LdapException("it answered something else than what it was asked");
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        try
        {
            await stream.WriteAsync(request, cancellationToken);
            await stream.FlushAsync(cancellationToken);
        }
        catch (IOException exception)
        {
            throw new LdapException($"the connection broke: {exception.Message}", exception);
        }
    }

    private async ValueTask<LdapMessage> ReceiveAsync(CancellationToken cancellationToken)
    {
        LdapMessage answer = await LdapMessageReader.ReadAsync(stream, cancellationToken);
        if (answer.Id == 0)
        {
            throw new LdapException("it is closing the connection");
        }

        return answer.Id == _lastId ? answer : throw new LdapException("it answered what it was not asked");
    }
}

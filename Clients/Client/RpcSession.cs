// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Contract;
using Contract.Records;
using Localization;
using XmlRpc.Client;
using XmlRpc.Values;

namespace Client;

/// <summary>
/// A session with the daemon, opened by the first call and opened again when it has ended: sessions live for seconds.
/// Safe for concurrent use.
/// </summary>
internal sealed class RpcSession(XmlRpcClient client, RpcClientOptions options) : IDisposable
{
    private readonly SemaphoreSlim _login = new(1, 1);
    private volatile string? _id;
    private volatile bool _autorefresh = true;

    /// <summary>Calls a method of the contract, the session first among its arguments.</summary>
    /// <exception cref="XmlRpcFaultException">The daemon answers with a fault.</exception>
    /// <exception cref="XmlRpcTransportException">There is no answer of XML-RPC.</exception>
    public async Task<object?> CallAsync(
        string method, IReadOnlyList<object?> arguments, CancellationToken cancellationToken)
    {
        string id = _id ?? await LogInAsync(expired: null, cancellationToken).ConfigureAwait(false);
        try
        {
            return await SendAsync(method, id, arguments, cancellationToken).ConfigureAwait(false);
        }
        catch (XmlRpcFaultException fault) when (fault.FaultCode == FaultCodes.NoSession)
        {
            // The daemon has done nothing for a session that it does not know, so that the call can be made again.
            id = await LogInAsync(id, cancellationToken).ConfigureAwait(false);
            return await SendAsync(method, id, arguments, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Calls a method that answers with a struct.</summary>
    /// <exception cref="RecordFormatException">The answer is not a struct.</exception>
    public async Task<IReadOnlyDictionary<string, object?>> CallForMapAsync(
        string method, IReadOnlyList<object?> arguments, CancellationToken cancellationToken) =>
        await CallAsync(method, arguments, cancellationToken).ConfigureAwait(false)
            as IReadOnlyDictionary<string, object?>
        ?? throw new RecordFormatException(method, Messages.Get("is not a struct"));

    /// <summary>Opens the session if it is not open.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_id is null)
        {
            await LogInAsync(expired: null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Switches the session's automatic refresh; a session that is opened again keeps the setting.</summary>
    public async Task SetAutorefreshAsync(bool on, CancellationToken cancellationToken)
    {
        await CallAsync(Methods.SetAutorefresh, [on ? 1 : 0], cancellationToken).ConfigureAwait(false);
        _autorefresh = on;
    }

    /// <summary>Ends the session if it is open; that the daemon does not know it any more is no error.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _id, null) is not string id)
        {
            return;
        }

        try
        {
            await SendAsync(Methods.Logout, id, [], cancellationToken).ConfigureAwait(false);
        }
        catch (XmlRpcFaultException fault) when (fault.FaultCode == FaultCodes.NoSession)
        {
            return;
        }
    }

    public void Dispose() => _login.Dispose();

    private async Task<object?> SendAsync(
        string method, string id, IReadOnlyList<object?> arguments, CancellationToken cancellationToken)
    {
        XmlRpcValue[] parameters = [id, .. arguments.Select(NeutralValues.ToXmlRpc)];
        XmlRpcValue answer = await client.CallAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        return NeutralValues.FromXmlRpc(answer);
    }

    /// <summary>Opens the session, once for all calls that found the same one expired.</summary>
    private async Task<string> LogInAsync(string? expired, CancellationToken cancellationToken)
    {
        await _login.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_id is string renewed && renewed != expired)
            {
                return renewed;
            }

            XmlRpcValue[] arguments = options.UserName is null ? [] : [options.UserName, options.Password ?? ""];
            XmlRpcValue answer = await client.CallAsync(Methods.Login, arguments, cancellationToken)
                .ConfigureAwait(false);
            if (!answer.TryGetString(out string? id))
            {
                throw new RecordFormatException(Methods.Login, Messages.Get("is not a session id"));
            }

            if (!_autorefresh)
            {
                await SendAsync(Methods.SetAutorefresh, id, [0], cancellationToken).ConfigureAwait(false);
            }

            _id = id;
            return id;
        }
        finally
        {
            _login.Release();
        }
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.IO;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Threading;
using System.Threading.Tasks;
using Localization;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Client;

/// <summary>Calls the methods of one server, over one connection that it keeps.</summary>
/// <remarks>
/// Safe for concurrent use; calls are sent one after the other. A call is sent at most once: if the connection breaks
/// after it was sent, the call may or may not have been served, and the caller is told.
/// </remarks>
public sealed class XmlRpcClient : IDisposable
{
    private readonly XmlRpcAddress _address;
    private readonly XmlRpcClientOptions _options;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly XmlRpcWriter _request;
    private HttpConnection? _connection;

    /// <summary>Makes a client; it connects with the first call.</summary>
    /// <param name="address">Where the server is.</param>
    /// <param name="options">How to call, or null for the defaults.</param>
    public XmlRpcClient(XmlRpcAddress address, XmlRpcClientOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        _address = address;
        _options = options ?? new XmlRpcClientOptions();
        _request = new XmlRpcWriter(_options.IntegerMode);
    }

    /// <summary>Calls a method.</summary>
    /// <param name="method">Its name.</param>
    /// <param name="parameters">The parameters in order.</param>
    /// <param name="cancellationToken">Ends the wait, and with it the connection.</param>
    /// <returns>The result.</returns>
    /// <exception cref="XmlRpcFaultException">The answer is a fault.</exception>
    /// <exception cref="XmlRpcTransportException">There is no answer of XML-RPC.</exception>
    /// <exception cref="OperationCanceledException">The wait was ended.</exception>
    public async Task<XmlRpcValue> CallAsync(
        string method, IReadOnlyList<XmlRpcValue> parameters, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentNullException.ThrowIfNull(parameters);
        using var timeout = new CancellationTokenSource(_options.Timeout, _options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        XmlRpcResponse response;
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            WriteRequest(method, parameters);
            response = await ExchangeAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new XmlRpcTransportException(Messages.Format(
                $"{_address} did not answer {method} within {_options.Timeout}."), e);
        }
        catch (Exception e) when (e is SocketException or IOException or AuthenticationException)
        {
            throw new XmlRpcTransportException(Messages.Format(
                $"{method} could not be called on {_address}: {e.Message}"), e);
        }
        catch (XmlRpcFormatException e)
        {
            throw new XmlRpcTransportException(
                Messages.Format($"{_address} answered {method} with what is not XML-RPC: {e.Message}"), e);
        }
        finally
        {
            _turn.Release();
        }

        return response.Fault is null
            ? response.Value
            : throw new XmlRpcFaultException(response.Fault.Code, response.Fault.Text);
    }

    /// <summary>Closes the connection. No call may be under way.</summary>
    public void Dispose()
    {
        _connection?.Dispose();
        _request.Dispose();
        _turn.Dispose();
    }

    private void WriteRequest(string method, IReadOnlyList<XmlRpcValue> parameters)
    {
        _request.Clear();
        _request.BeginRequest(method);
        for (int i = 0; i < parameters.Count; i++)
        {
            _request.BeginParameter();
            _request.WriteValue(parameters[i]);
            _request.EndParameter();
        }

        _request.EndRequest();
    }

    private async ValueTask<XmlRpcResponse> ExchangeAsync(CancellationToken cancellationToken)
    {
        HttpConnection? connection = _connection;
        _connection = null;
        if (connection is not null && !connection.IsUsable(_options.IdleTime))
        {
            connection.Dispose();
            connection = null;
        }

        try
        {
            connection ??= await HttpConnection.OpenAsync(_address, _options, cancellationToken).ConfigureAwait(false);
            using HttpAnswer answer = await connection.PostAsync(_request, cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode != HttpAnswer.Success)
            {
                throw new XmlRpcTransportException(
                    Messages.Format(
                        $"{_address} answered with the HTTP status {answer.StatusCode}."), null, answer.StatusCode);
            }

            XmlRpcResponse response = XmlRpcReader.ReadResponse(answer.Body, answer.Charset, _options.Limits);
            if (answer.KeepsConnection)
            {
                _connection = connection;
                connection = null;
            }

            return response;
        }
        finally
        {
            connection?.Dispose();
        }
    }
}

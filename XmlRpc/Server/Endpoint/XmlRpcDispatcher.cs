// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Diagnostics;
using System.Globalization;
using System.Threading.Tasks;
using Localization;
using Microsoft.Extensions.Logging;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Endpoint;

/// <summary>Serves calls from a table and turns whatever goes wrong into faults.</summary>
internal sealed class XmlRpcDispatcher
{
    private static readonly XmlRpcFault s_abandoned =
        new(XmlRpcFaultCodes.Transport, "The client went away before the call was served.");

    private readonly FrozenDictionary<string, XmlRpcProcedure> _procedures;
    private readonly XmlRpcEndpointOptions _options;
    private readonly ILogger _logger;

    internal XmlRpcDispatcher(XmlRpcMethodTable table, XmlRpcEndpointOptions options, ILogger logger)
    {
        _procedures = table.Freeze();
        _options = options;
        _logger = logger;
    }

    internal XmlRpcLimits Limits => _options.Limits;

    /// <summary>Serves one call.</summary>
    /// <returns>Null when exactly one value was written to the reply, or the fault, when nothing was.</returns>
    /// <remarks>Completes on return whenever the procedure does.</remarks>
    internal ValueTask<XmlRpcFault?> InvokeAsync(XmlRpcCall call, XmlRpcWriter reply)
    {
        long started = Stopwatch.GetTimestamp();
        XmlRpcMark before = reply.Mark();
        XmlRpcFault? fault = null;
        try
        {
            if (!_procedures.TryGetValue(call.Method, out XmlRpcProcedure? procedure))
            {
                throw XmlRpcMethodTable.NoSuchMethod();
            }

            _options.Observer?.Starting(call);
            XmlRpcMark enclosing = reply.BeginScope();
            ValueTask serving = procedure.InvokeAsync(call, reply);
            if (!serving.IsCompletedSuccessfully)
            {
                return FinishAsync(serving, call, reply, before, enclosing, started);
            }

            serving.GetAwaiter().GetResult();
            reply.EndScope(enclosing);
        }
        catch (Exception e)
        {
            fault = ToFault(e, call);
            reply.Reset(before);
        }

        _options.Observer?.Finished(call, fault, Stopwatch.GetElapsedTime(started));
        return new ValueTask<XmlRpcFault?>(fault);
    }

    private async ValueTask<XmlRpcFault?> FinishAsync(
        ValueTask serving, XmlRpcCall call, XmlRpcWriter reply, XmlRpcMark before, XmlRpcMark enclosing, long started)
    {
        XmlRpcFault? fault = null;
        try
        {
            await serving.ConfigureAwait(false);
            reply.EndScope(enclosing);
        }
        catch (Exception e)
        {
            fault = ToFault(e, call);
            reply.Reset(before);
        }

        _options.Observer?.Finished(call, fault, Stopwatch.GetElapsedTime(started));
        return fault;
    }

    private XmlRpcFault ToFault(Exception exception, XmlRpcCall call)
    {
        if (exception is XmlRpcFaultException raised)
        {
            return raised.ToFault();
        }

        // The client is gone: nothing failed, and nobody will read the fault but an observer.
        if (exception is OperationCanceledException && call.CancellationToken.IsCancellationRequested)
        {
            return s_abandoned;
        }

        if (_options.FaultMapper?.Invoke(exception, call) is { } mapped)
        {
            return mapped;
        }

        string correlation = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);
        _logger.LogError(exception, "{Method} failed; the client was told of {Correlation}", call.Method, correlation);
        return new XmlRpcFault(
            XmlRpcFaultCodes.Internal,
            Messages.Format($"The server failed to serve {call.Method}; look for {correlation} in its log."));
    }
}

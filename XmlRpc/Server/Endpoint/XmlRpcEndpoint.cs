// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.IO.Pipelines;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.ObjectPool;
using XmlRpc.Codec;
using XmlRpc.Values;

namespace XmlRpc.Server.Endpoint;

/// <summary>
/// Serves XML-RPC requests: checks them, reads them, has them dispatched and sends the answer in one piece.
/// </summary>
internal sealed class XmlRpcEndpoint
{
    private const string AnswerType = "text/xml; charset=utf-8";

    private readonly XmlRpcDispatcher _dispatcher;
    private readonly XmlRpcLimits _limits;
    private readonly RequestGate _gate;
    private readonly ObjectPool<XmlRpcWriter> _writers;

    internal XmlRpcEndpoint(XmlRpcMethodTable table, XmlRpcEndpointOptions options, ILogger logger)
    {
        _dispatcher = new XmlRpcDispatcher(table, options, logger);
        _limits = options.Limits;
        _gate = new RequestGate(options);
        _writers = new DefaultObjectPool<XmlRpcWriter>(new WriterPolicy(options));
    }

    internal async Task ServeAsync(HttpContext http)
    {
        int status = _gate.Check(http.Request, out string? charset);
        if (status != StatusCodes.Status200OK)
        {
            Refuse(http, status);
            return;
        }

        XmlRpcRequest? request = null;
        XmlRpcFault? fault = null;
        PipeReader body = http.Request.BodyReader;
        while (true)
        {
            ReadResult result = await body.ReadAsync(http.RequestAborted).ConfigureAwait(false);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.Length > _limits.BodyBytes)
            {
                body.AdvanceTo(buffer.End);
                Refuse(http, StatusCodes.Status413PayloadTooLarge);
                return;
            }

            if (result.IsCompleted)
            {
                fault = Read(buffer, charset, out request);
                body.AdvanceTo(buffer.End);
                break;
            }

            body.AdvanceTo(buffer.Start, buffer.End);
        }

        XmlRpcWriter reply = _writers.Get();
        try
        {
            await AnswerAsync(http, request, fault, reply).ConfigureAwait(false);
        }
        finally
        {
            _writers.Return(reply);
        }
    }

    private async ValueTask AnswerAsync(
        HttpContext http, XmlRpcRequest? request, XmlRpcFault? fault, XmlRpcWriter reply)
    {
        if (request is not null)
        {
            var call = new XmlRpcCall(request.Method, request.Parameters, http, _dispatcher, isNested: false);
            reply.BeginResponse();
            fault = await _dispatcher.InvokeAsync(call, reply).ConfigureAwait(false);
        }

        if (fault is null)
        {
            reply.EndResponse();
        }
        else
        {
            reply.Clear();
            reply.WriteFaultResponse(fault);
        }

        http.Response.ContentType = AnswerType;
        http.Response.ContentLength = reply.Length;
        reply.CopyTo(http.Response.BodyWriter);
    }

    private XmlRpcFault? Read(ReadOnlySequence<byte> body, string? charset, out XmlRpcRequest? request)
    {
        byte[]? joined = null;
        try
        {
            ReadOnlySpan<byte> document = body.IsSingleSegment ? body.FirstSpan : Join(body, out joined);
            request = XmlRpcReader.ReadRequest(document, charset, _limits);
            return null;
        }
        catch (XmlRpcFormatException e)
        {
            request = null;
            return e.ToFault();
        }
        finally
        {
            if (joined is not null)
            {
                ArrayPool<byte>.Shared.Return(joined);
            }
        }
    }

    private static ReadOnlySpan<byte> Join(ReadOnlySequence<byte> body, out byte[] joined)
    {
        joined = ArrayPool<byte>.Shared.Rent((int)body.Length);
        body.CopyTo(joined);
        return joined.AsSpan(0, (int)body.Length);
    }

    private static void Refuse(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        http.Response.ContentLength = 0;
        if (status == StatusCodes.Status405MethodNotAllowed)
        {
            http.Response.Headers.Allow = "POST";
        }

        if (status is StatusCodes.Status413PayloadTooLarge or StatusCodes.Status411LengthRequired)
        {
            http.Response.Headers.Connection = "close";
        }
    }

    private sealed class WriterPolicy(XmlRpcEndpointOptions options) : PooledObjectPolicy<XmlRpcWriter>
    {
        public override XmlRpcWriter Create() => new(options.IntegerMode, options.Limits.ReplyBytes);

        public override bool Return(XmlRpcWriter obj)
        {
            obj.Clear();
            return true;
        }
    }
}

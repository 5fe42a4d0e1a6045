// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Buffers;
using System.IO;
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

        PipeReader body = http.Request.BodyReader;
        ReadOnlySequence<byte> document;
        try
        {
            document = await ReadBodyAsync(body).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            Refuse(http, e.StatusCode);
            return;
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The client has gone; there is nobody to tell.
            http.Abort();
            return;
        }

        XmlRpcFault? fault = Read(document, charset, out XmlRpcRequest? request);
        body.AdvanceTo(document.End);
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

    // What it returns is the reader's until the reader is advanced.
    private async ValueTask<ReadOnlySequence<byte>> ReadBodyAsync(PipeReader body)
    {
        while (true)
        {
            ReadResult result = await body.ReadAsync().ConfigureAwait(false);
            if (result.Buffer.Length > _limits.BodyBytes)
            {
                body.AdvanceTo(result.Buffer.End);
                throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
            }

            if (result.IsCompleted)
            {
                return result.Buffer;
            }

            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
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

        // What follows cannot be told from the body any more, or is not worth reading.
        if (status is StatusCodes.Status400BadRequest or StatusCodes.Status408RequestTimeout
            or StatusCodes.Status411LengthRequired or StatusCodes.Status413PayloadTooLarge)
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

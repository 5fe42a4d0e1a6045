// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace XmlRpc.Server.Endpoint;

/// <summary>Refuses requests by their method and headers, before anything of the body is read.</summary>
/// <remarks>
/// A page of another site cannot send XML without asking first, which is never allowed here; what a browser says of
/// where a request comes from is checked all the same.
/// </remarks>
internal sealed class RequestGate
{
    private readonly FrozenSet<string>? _hosts;
    private readonly long _mostBytes;

    internal RequestGate(XmlRpcEndpointOptions options)
    {
        _hosts = options.AllowedHosts?.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _mostBytes = options.Limits.BodyBytes;
    }

    /// <summary>Gives the status with which to refuse a request, or 200.</summary>
    /// <param name="request">The request.</param>
    /// <param name="charset">The charset that its Content-Type names, if any.</param>
    internal int Check(HttpRequest request, out string? charset)
    {
        charset = null;
        if (!HttpMethods.IsPost(request.Method))
        {
            return StatusCodes.Status405MethodNotAllowed;
        }

        if (!IsServedHost(request) || !IsOwnOrigin(request))
        {
            return StatusCodes.Status403Forbidden;
        }

        if (!IsXml(request.ContentType, out charset) || !StringValues.IsNullOrEmpty(request.Headers.ContentEncoding))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }

        if (request.ContentLength is not { } length)
        {
            return StringValues.IsNullOrEmpty(request.Headers.TransferEncoding)
                ? StatusCodes.Status411LengthRequired
                : StatusCodes.Status200OK;
        }

        return length > _mostBytes ? StatusCodes.Status413PayloadTooLarge : StatusCodes.Status200OK;
    }

    // HTTP/1.0 clients may leave the header out; no browser does.
    private bool IsServedHost(HttpRequest request) =>
        _hosts is null || !request.Host.HasValue || _hosts.Contains(request.Host.Host.TrimEnd('.'));

    private static bool IsOwnOrigin(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out StringValues site)
            && string.Equals(site.ToString(), "cross-site", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        StringValues origin = request.Headers.Origin;
        return origin.Count == 0
            || (Uri.TryCreate(origin.ToString(), UriKind.Absolute, out Uri? uri) && IsSameAuthority(uri, request.Host));
    }

    // A proxy that ends TLS in front leaves the authorities alike and the schemes not, so the port is that of the
    // origin's.
    private static bool IsSameAuthority(Uri origin, HostString host)
    {
        int standardPort = origin.Scheme == Uri.UriSchemeHttps ? 443 : 80;
        return (origin.Scheme == Uri.UriSchemeHttp || origin.Scheme == Uri.UriSchemeHttps)
            && host.HasValue
            && string.Equals(origin.Host, host.Host, StringComparison.OrdinalIgnoreCase)
            && origin.Port == (host.Port ?? standardPort);
    }

    private static bool IsXml(string? contentType, out string? charset)
    {
        charset = null;
        if (contentType is "text/xml" or "application/xml")
        {
            return true;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out MediaTypeHeaderValue? type)
            || !(type.MediaType.Equals("text/xml", StringComparison.OrdinalIgnoreCase)
                || type.MediaType.Equals("application/xml", StringComparison.OrdinalIgnoreCase)))
        {
            return false;
        }

        if (type.Charset.HasValue)
        {
            charset = HeaderUtilities.RemoveQuotes(type.Charset).ToString();
        }

        return true;
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Frozen;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace Daemon.Web;

/// <summary>
/// Serves the web page: the files of <c>Clients/Web</c>, which are part of this assembly. Immutable; safe for concurrent
/// use.
/// </summary>
/// <remarks>
/// A path is looked up among the names of these files and nowhere else, so that no path leads out of them. Every answer
/// tells the browser what the page may do: run and load what comes from here, be framed by nobody, and turn no text into
/// markup.
/// </remarks>
internal sealed class WebPage
{
    /// <summary>What the names of the files in the assembly begin with.</summary>
    private const string ResourcePrefix = "web/";

    private const string IndexName = "index.html";

    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; "
        + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types pyctd-xml";

    private static readonly string[] s_methods = [HttpMethods.Get, HttpMethods.Head];

    private readonly FrozenDictionary<string, WebFile> _files;

    private WebPage(IEnumerable<KeyValuePair<string, WebFile>> files) =>
        _files = files.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The names of the files, relative to the page, with forward slashes.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <summary>Reads the files out of the assembly.</summary>
    public static WebPage Load()
    {
        Assembly assembly = typeof(WebPage).Assembly;
        List<KeyValuePair<string, WebFile>> files = [];
        foreach (string resource in assembly.GetManifestResourceNames())
        {
            if (resource.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            {
                string name = resource[ResourcePrefix.Length..];
                files.Add(new(name, new WebFile(name, Read(assembly, resource))));
            }
        }

        return new WebPage(files);
    }

    /// <summary>Puts the page on the root path and its files below, for GET and HEAD only.</summary>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        // The root path is XML-RPC's as well, for POST; named by itself it does not go there.
        endpoints.MapMethods("/", s_methods, (RequestDelegate)ServeAsync);
        endpoints.MapMethods("/{**name}", s_methods, (RequestDelegate)ServeAsync);
    }

    private async Task ServeAsync(HttpContext http)
    {
        HttpResponse response = http.Response;
        AddSecurityHeaders(response.Headers);
        string name = http.Request.RouteValues["name"] as string ?? IndexName;
        if (!_files.TryGetValue(name, out WebFile? file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            response.ContentLength = 0;
            return;
        }

        bool isCompressed = AcceptsGzip(http.Request.Headers.AcceptEncoding);
        string tag = isCompressed ? file.CompressedETag : file.ETag;

        // The browser keeps the files but asks each time, so that those of two versions never mix.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.ETag = tag;
        if (http.Request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        byte[] body = isCompressed ? file.Compressed : file.Content;
        response.ContentType = file.ContentType;
        response.ContentLength = body.Length;
        if (isCompressed)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        if (HttpMethods.IsGet(http.Request.Method))
        {
            await response.Body.WriteAsync(body, http.RequestAborted);
        }
    }

    private static void AddSecurityHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    // Browsers name it without a weight; who asks for less gets the plain file.
    private static bool AcceptsGzip(StringValues encodings)
    {
        foreach (string encoding in encodings.ToString().Split(','))
        {
            if (encoding.Trim().Equals("gzip", StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static byte[] Read(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)!;
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}

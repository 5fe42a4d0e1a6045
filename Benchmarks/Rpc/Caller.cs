// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;

namespace Benchmarks.Rpc;

/// <summary>Calls methods over one connection that is kept.</summary>
internal sealed class Caller : IDisposable
{
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };
    private readonly Uri _url;

    public Caller(Uri url)
    {
        _url = url;
    }

    /// <summary>Calls a method and returns the answer's text.</summary>
    /// <exception cref="InvalidOperationException">The answer is a fault.</exception>
    public string Call(string method, params IEnumerable<object> arguments)
    {
        using ByteArrayContent content = new(System.Text.Encoding.UTF8.GetBytes(CallText.Of(method, arguments)));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/xml");
        using HttpRequestMessage request = new(HttpMethod.Post, _url) { Content = content };
        using HttpResponseMessage response = _http.Send(request);
        string text = response.Content.ReadAsStringAsync().GetAwaiter().GetResult();
        return response.IsSuccessStatusCode && !text.Contains("<fault>", StringComparison.Ordinal)
            ? text
            : throw new InvalidOperationException($"{method} answered {(int)response.StatusCode}: {text}");
    }

    /// <summary>Opens a session of the daemon.</summary>
    public string Login()
    {
        string answer = Call("login");
        int start = answer.IndexOf("<string>", StringComparison.Ordinal) + "<string>".Length;
        return answer[start..answer.IndexOf("</string>", StringComparison.Ordinal)];
    }

    public void Dispose() => _http.Dispose();
}

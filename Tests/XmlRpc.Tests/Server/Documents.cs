// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace XmlRpc.Tests.Server;

/// <summary>Requests as text.</summary>
internal static class Documents
{
    internal const string Add =
        "<?xml version=\"1.0\"?><methodCall><methodName>interop.add</methodName><params>"
        + "<param><value><int>2</int></value></param><param><value><i4>3</i4></value></param></params></methodCall>";

    /// <summary>The head of a request, without what tells the length of its body.</summary>
    internal const string Head = "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\n";

    /// <summary>A call of interop.echo with one value, given as what stands between its tags.</summary>
    internal static string Echo(string value) =>
        "<methodCall><methodName>interop.echo</methodName><params><param>"
        + $"<value>{value}</value></param></params></methodCall>";

    internal static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    /// <summary>An HTTP request with all that the endpoint asks for.</summary>
    internal static byte[] Post(string document, params string[] headers) =>
        Post(Encoding.UTF8.GetBytes(document), headers);

    internal static byte[] Post(byte[] document, params string[] headers)
    {
        string type = headers.Any(
            static header => header.StartsWith("Content-Type", StringComparison.OrdinalIgnoreCase))
            ? string.Empty
            : "Content-Type: text/xml\r\n";
        string more = string.Concat(headers.Select(static header => header + "\r\n"));
        string length = document.Length.ToString(CultureInfo.InvariantCulture);
        byte[] head = Encoding.UTF8.GetBytes(
            $"POST /RPC2 HTTP/1.1\r\nHost: localhost\r\n{type}{more}Content-Length: {length}\r\n\r\n");
        return [.. head, .. document];
    }
}

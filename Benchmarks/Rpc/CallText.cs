// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security;

namespace Benchmarks.Rpc;

/// <summary>Writes calls as a client would; measured is the server, so this is not the codec of the project.</summary>
internal static class CallText
{
    /// <summary>A call of a method.</summary>
    /// <param name="method">The method.</param>
    /// <param name="arguments">Integers, strings, and lists of pairs for structs.</param>
    public static string Of(string method, params IEnumerable<object> arguments) =>
        $"<?xml version=\"1.0\"?><methodCall><methodName>{method}</methodName><params>"
        + string.Concat(arguments.Select(argument => $"<param>{Value(argument)}</param>"))
        + "</params></methodCall>";

    private static string Value(object value) => value switch
    {
        int number => string.Create(CultureInfo.InvariantCulture, $"<value><i4>{number}</i4></value>"),
        string text => $"<value><string>{SecurityElement.Escape(text)}</string></value>",
        IEnumerable<(string Name, object Value)> members => "<value><struct>"
            + string.Concat(members.Select(member => $"<member><name>{member.Name}</name>{Value(member.Value)}</member>"))
            + "</struct></value>",
        _ => throw new System.ArgumentException("This argument has no XML-RPC type here.", nameof(value)),
    };
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Conntrack.Grammar;

/// <summary>The names of protocol states on the command line, in exact upper case; the number is the place.</summary>
internal static class ProtocolStates
{
    private static readonly string[] s_tcp =
    [
        "NONE", "SYN_SENT", "SYN_RECV", "ESTABLISHED", "FIN_WAIT", "CLOSE_WAIT", "LAST_ACK", "TIME_WAIT", "CLOSE",
        "SYN_SENT2",
    ];

    private static readonly string[] s_sctp =
    [
        "NONE", "CLOSED", "COOKIE_WAIT", "COOKIE_ECHOED", "ESTABLISHED", "SHUTDOWN_SENT", "SHUTDOWN_RECD",
        "SHUTDOWN_ACK_SENT", "HEARTBEAT_SENT", "HEARTBEAT_ACKED",
    ];

    private static readonly string[] s_dccp =
    [
        "NONE", "REQUEST", "RESPOND", "PARTOPEN", "OPEN", "CLOSEREQ", "CLOSING", "TIMEWAIT", "IGNORE", "INVALID",
    ];

    private static readonly string[] s_roles = ["client", "server"];

    /// <summary>Finds a state.</summary>
    /// <param name="protocol">The name of the protocol.</param>
    /// <param name="text">The state.</param>
    /// <exception cref="CommandLineException">There is no such state.</exception>
    public static byte Parse(string protocol, string text)
    {
        (string[] names, string complaint) = protocol switch
        {
            "tcp" => (s_tcp, "unknown TCP state"),
            "sctp" => (s_sctp, "unknown SCTP state"),
            _ => (s_dccp, "Unknown DCCP state"),
        };
        int index = protocol == "tcp" && text == "LISTEN" ? 9 : Array.IndexOf(names, text);
        return index >= 0 ? (byte)index : throw new CommandLineException($"{complaint} `{text}'");
    }

    /// <summary>Finds a DCCP role, in any case and abbreviated.</summary>
    /// <exception cref="CommandLineException">There is no such role.</exception>
    public static byte ParseRole(string text)
    {
        int index = WordList.Find(s_roles, text);
        return index >= 0 ? (byte)index : throw new CommandLineException($"Unknown DCCP role `{text}'");
    }
}

// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Text;

namespace Netfilter.Interop.Conntrack;

/// <summary>Names that the kernel sends, without a new string for each flow that has a well-known one.</summary>
internal static class KernelNames
{
    /// <summary>The helpers of the kernel tree.</summary>
    private static readonly string[] s_helpers =
    [
        "ftp", "sip", "tftp", "irc", "pptp", "amanda", "snmp", "sane", "netbios-ns", "RAS", "Q.931", "H.245",
    ];

    /// <summary>A string with or without its final zero.</summary>
    public static string Text(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> text = utf8.TrimEnd((byte)0);
        foreach (string helper in s_helpers)
        {
            if (Ascii.Equals(text, helper))
            {
                return helper;
            }
        }

        return Encoding.UTF8.GetString(text);
    }
}

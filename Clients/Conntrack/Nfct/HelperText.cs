// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Netfilter.Interop.UserspaceHelpers;

namespace Conntrack.Nfct;

/// <summary>The text that userspace helpers are shown as.</summary>
internal static class HelperText
{
    /// <summary>A helper, without its classes of expectations.</summary>
    public static string Of(UserspaceHelper helper) => FormattableString.Invariant(
        $$"""
        {
        	.name = {{helper.Name}},
        	.queuenum = {{helper.Queue}},
        	.l3protonum = {{helper.Family}},
        	.l4protonum = {{helper.Protocol}},
        	.priv_data_len = {{helper.PrivateDataBytes}},
        	.status = {{(helper.IsEnabled ? "enabled" : "disabled")}},
        };

        """);
}

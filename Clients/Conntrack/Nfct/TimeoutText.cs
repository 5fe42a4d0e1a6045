// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Netfilter.Interop.Timeouts;

namespace Conntrack.Nfct;

/// <summary>The text that timeout policies are shown as.</summary>
internal static class TimeoutText
{
    /// <summary>A policy with its name.</summary>
    public static string Of(TimeoutPolicy policy, NfctDialect dialect) =>
        $".{policy.Name} = {{\n" + Body(policy, dialect);

    /// <summary>The defaults of a protocol: a policy without the line of its name.</summary>
    public static string OfDefaults(TimeoutPolicy policy, NfctDialect dialect) => Body(policy, dialect);

    private static string Body(TimeoutPolicy policy, NfctDialect dialect)
    {
        IReadOnlyList<string> states = TimeoutProtocol.StatesOf(policy.Protocol, dialect);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\t.l3proto = {policy.Family},\n\t.l4proto = {policy.Protocol},\n");
        text.Append("\t.policy = {\n");
        foreach (StateTimeout timeout in policy.Timeouts)
        {
            if (states.Contains(timeout.State))
            {
                text.Append(CultureInfo.InvariantCulture, $"\t\t.{timeout.State} = {timeout.Seconds},\n");
            }
        }

        return text.Append("\t},\n};\n").ToString();
    }
}

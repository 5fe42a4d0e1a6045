// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Localization;

namespace Daemon.Configuration;

/// <summary>The rules that bind one option to another.</summary>
internal static class OptionRules
{
    /// <summary>Names each rule that <paramref name="options"/> break.</summary>
    public static IEnumerable<string> Check(Options options)
    {
        foreach (ListenAddress address in options.Listen)
        {
            if (!address.IsLocal && !options.AllowRemote && options.TlsCertificateFile is null)
            {
                yield return DescribeRemote(address.ToString());
            }
        }

        if (options.TlsCertificateFile is null != options.TlsKeyFile is null)
        {
            yield return Messages.Get("tls-cert and tls-key belong together: one of them is missing");
        }

        if (options.ProxyTrust == ProxyTrust.Secret != options.ProxySecretFile is not null)
        {
            yield return Messages.Get("trust-proxy secret and proxy-secret-file belong together: one of them is missing");
        }
    }

    /// <summary>Names what is allowed in <paramref name="options"/> and yet a risk.</summary>
    public static IEnumerable<string> FindRisks(Options options)
    {
        if (options.AuthModule == "none" && options.Listen.Any(address => address.Tcp is not null))
        {
            yield return Messages.Get(
                "no authentication module is in use, so whoever can connect to the TCP listener, every user of "
                + "this machine included, may list and end connections; use --mod-auth, or --listen unix:PATH");
        }
    }

    /// <summary>Why a listener that other machines can reach is refused, and what to do.</summary>
    public static string DescribeRemote(string address)
    {
        string advice = Messages.Get("give it a certificate with --tls-cert and --tls-key, listen on a loopback address "
            + "behind Apache with TLS (apache-site.template), or accept the risk with --allow-remote");
        return Messages.Format(
            $"listen: other machines can reach {address}, and nothing there is encrypted; {advice}");
    }
}

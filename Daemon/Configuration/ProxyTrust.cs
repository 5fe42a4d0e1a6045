// SPDX-License-Identifier: GPL-2.0-or-later
namespace Daemon.Configuration;

/// <summary>Which requests are taken for those of a proxy that says who calls, and from where.</summary>
internal enum ProxyTrust
{
    /// <summary>None: what a request claims in its headers is ignored.</summary>
    None,

    /// <summary>Those that come over a unix socket. Danger: whoever may connect to it can claim to be anybody.</summary>
    Unix,

    /// <summary>Those that show the secret of <see cref="Options.ProxySecretFile"/>, over whichever listener.</summary>
    Secret,
}

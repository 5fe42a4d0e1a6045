// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>How a connection to the kernel is opened.</summary>
public sealed record ConntrackOptions
{
    /// <summary>
    /// Path of the network namespace, as in <c>/run/netns/blue</c> or <c>/proc/123/ns/net</c>; null for the one of the
    /// process. Entering another one needs CAP_SYS_ADMIN.
    /// </summary>
    public string? NetworkNamespace { get; init; }

    /// <summary>
    /// Bytes of kernel memory for answers that wait to be read (doubled by the kernel). It bounds the size of a batch, not
    /// of a dump. 4 MiB by default; without CAP_NET_ADMIN in the first user namespace cut to net.core.rmem_max.
    /// </summary>
    public int ReceiveBufferBytes { get; init; } = 4 << 20;

    /// <summary>Which kernel features may be used; nothing beyond the certain ones by default.</summary>
    public ConntrackFeatures Features { get; init; } = ConntrackFeatures.None;
}

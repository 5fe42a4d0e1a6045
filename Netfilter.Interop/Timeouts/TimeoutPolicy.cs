// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Netfilter.Interop.Timeouts;

/// <summary>A named set of timeouts for one protocol, which rules attach to flows (iptables: CT --timeout). Immutable.</summary>
/// <remarks>nft keeps its own <c>ct timeout</c> objects; neither sees those of the other.</remarks>
public sealed record TimeoutPolicy
{
    /// <summary>Its name, at most 31 ASCII characters; empty for the defaults of a protocol.</summary>
    public string Name { get; init; } = "";

    /// <summary>Address family: 2 (IPv4) or 10 (IPv6).</summary>
    public required byte Family { get; init; }

    /// <summary>IP protocol number, or <see cref="TimeoutStates.Generic"/>.</summary>
    public required byte Protocol { get; init; }

    /// <summary>
    /// The timeouts; at least one when a policy is added. States that are not given get the default of the protocol.
    /// </summary>
    public required IReadOnlyList<StateTimeout> Timeouts { get; init; }

    /// <summary>How many rules use it; null if the kernel did not tell.</summary>
    public uint? Uses { get; init; }
}

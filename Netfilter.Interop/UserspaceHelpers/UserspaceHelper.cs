// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;

namespace Netfilter.Interop.UserspaceHelpers;

/// <summary>A helper whose packets go to a program through a queue (nfqueue). Immutable.</summary>
public sealed record UserspaceHelper
{
    /// <summary>Its name, at most 15 ASCII characters.</summary>
    public required string Name { get; init; }

    /// <summary>Address family: 2 (IPv4) or 10 (IPv6).</summary>
    public required byte Family { get; init; }

    /// <summary>IP protocol number.</summary>
    public required byte Protocol { get; init; }

    /// <summary>Number of the queue.</summary>
    public uint Queue { get; init; }

    /// <summary>Bytes that each flow has for the program's own data.</summary>
    public uint PrivateDataBytes { get; init; }

    /// <summary>Whether packets are queued.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>One to four classes of expectations.</summary>
    public required IReadOnlyList<ExpectationPolicy> Policies { get; init; }
}

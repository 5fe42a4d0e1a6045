// SPDX-License-Identifier: GPL-2.0-or-later
namespace Netfilter.Interop.Conntrack;

/// <summary>What the decoder found beside the record. Extras are made, or cleared, when the first of them is met.</summary>
internal struct DecodedExtras
{
    private ConntrackExtras? _extras;

    /// <summary>Whether the attributes that every flow has are wanted in the extras too.</summary>
    public bool WantsDetails;

    /// <summary>Extras to use again; null to make new ones.</summary>
    public ConntrackExtras? Scratch;

    /// <summary>When the flow was created, in nanoseconds since 1970; 0 if not known.</summary>
    public ulong StartTime;

    /// <summary>When the flow ended, in nanoseconds since 1970; 0 if not known.</summary>
    public ulong StopTime;

    /// <summary>When the event happened, in nanoseconds since 1970; 0 if not known.</summary>
    public ulong EventTime;

    /// <summary>The extras, or null if there are none.</summary>
    public readonly ConntrackExtras? Found => _extras;

    /// <summary>The extras to write into.</summary>
    public ConntrackExtras Writable => _extras ??= Scratch?.Clear() ?? new ConntrackExtras();
}

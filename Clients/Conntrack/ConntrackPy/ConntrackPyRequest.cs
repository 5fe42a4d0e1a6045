// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.ConntrackPy;

/// <summary>What a command line of conntrack.py asks for.</summary>
internal sealed record ConntrackPyRequest
{
    /// <summary>The command.</summary>
    public ConntrackPyCommand Command { get; init; }

    /// <summary>Whether the output is that of releases 0.4 to 0.7.</summary>
    public bool IsNewGeneration { get; init; }

    /// <summary>Whether missing kernel modules are loaded first.</summary>
    public bool LoadsModules { get; init; }

    /// <summary>Whether <c>delete</c> is silent.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>2 (IPv4), 10 (IPv6) or 0 for both.</summary>
    public byte Family { get; init; }

    /// <summary>IP protocol number; null for all.</summary>
    public byte? Protocol { get; init; }

    /// <summary>Networks of the original direction.</summary>
    public (NetworkArgument? Source, NetworkArgument? Destination) Original { get; init; }

    /// <summary>Networks of the reply direction.</summary>
    public (NetworkArgument? Source, NetworkArgument? Destination) Reply { get; init; }

    /// <summary>Ports of the original direction.</summary>
    public (ushort? Source, ushort? Destination) OriginalPorts { get; init; }

    /// <summary>Ports of the reply direction.</summary>
    public (ushort? Source, ushort? Destination) ReplyPorts { get; init; }
}

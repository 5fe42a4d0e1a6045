// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Searching;

/// <summary>How well a field fits, the best first.</summary>
internal enum MatchRank
{
    /// <summary>It is what was sought: the name, the address, the network.</summary>
    Exact = 0,

    /// <summary>The name begins with it; the network holds the address; it is the tag.</summary>
    Close,

    /// <summary>A word of the name begins with it; the address is in the network that was sought.</summary>
    Word,

    /// <summary>It is in the name.</summary>
    Part,

    /// <summary>The port is among those of the traffic.</summary>
    Port,

    /// <summary>It is in another text.</summary>
    Text,
}

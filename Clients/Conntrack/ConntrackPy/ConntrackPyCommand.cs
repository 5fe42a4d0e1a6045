// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.ConntrackPy;

/// <summary>The commands of conntrack.py.</summary>
internal enum ConntrackPyCommand
{
    /// <summary>None, or none that there is.</summary>
    None,

    /// <summary>Explains the options.</summary>
    Help,

    /// <summary>Lists the connections.</summary>
    List,

    /// <summary>Writes the connections as XML.</summary>
    Xml,

    /// <summary>Deletes the connections.</summary>
    Delete,
}

// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Nfct;

/// <summary>What is done to timeout policies or helpers.</summary>
internal enum NfctCommand
{
    /// <summary>Shows all.</summary>
    List,

    /// <summary>Adds one.</summary>
    Add,

    /// <summary>Deletes one.</summary>
    Delete,

    /// <summary>Shows one.</summary>
    Get,

    /// <summary>Deletes all that no rule uses.</summary>
    Flush,

    /// <summary>Stops the queueing of a helper's packets.</summary>
    Disable,

    /// <summary>Changes the timeouts of a protocol.</summary>
    DefaultSet,

    /// <summary>Shows the timeouts of a protocol.</summary>
    DefaultGet,
}

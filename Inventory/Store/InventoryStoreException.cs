// SPDX-License-Identifier: GPL-2.0-or-later
using System;

namespace Inventory.Store;

/// <summary>
/// The store cannot be used: it is not there, full, damaged, or of another version. Nothing was changed; where the
/// connection was lost while a write was being committed, the message says that this is not known.
/// </summary>
public sealed class InventoryStoreException : Exception
{
    /// <summary>Makes it with a text in the user's language: what is wrong, and where. It becomes one line.</summary>
    public InventoryStoreException(string message, Exception? cause = null)
        : base(message.ReplaceLineEndings(" "), cause)
    {
    }
}

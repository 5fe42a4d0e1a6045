// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using Localization;

namespace Inventory.Store;

/// <summary>Somebody else wrote in between; nothing was changed, and the edit has to be made on what is there now.</summary>
public sealed class StoreConflictException : Exception
{
    /// <summary>Makes it.</summary>
    public StoreConflictException()
        : base(Messages.Get("The inventory was changed by somebody else in between."))
    {
    }
}

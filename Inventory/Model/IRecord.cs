// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>A record of the inventory: immutable data under an id that is never used again.</summary>
public interface IRecord
{
    /// <summary>Its id, unique within its kind; 0 as long as it was not added.</summary>
    public long Id { get; init; }
}

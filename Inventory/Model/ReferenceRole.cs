// SPDX-License-Identifier: GPL-2.0-or-later
namespace Inventory.Model;

/// <summary>What the target of a reference is to the record that names it.</summary>
internal enum ReferenceRole
{
    /// <summary>It owns it: the record goes when the target goes.</summary>
    Owner = 0,

    /// <summary>It is an end of a communication, which goes when the target goes, and which has another owner.</summary>
    End,

    /// <summary>It is used: the target stays as long as the record names it.</summary>
    Used,

    /// <summary>It is a member of a group, which loses it when it goes.</summary>
    Member,
}

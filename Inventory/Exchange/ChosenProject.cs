// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Generic;
using System.Linq;
using Inventory.Fields;
using Inventory.Model;
using Inventory.Validation;

namespace Inventory.Exchange;

/// <summary>Which of the projects of a file are imported.</summary>
internal static class ChosenProject
{
    /// <summary>Whether a project of the file is to be imported.</summary>
    public static bool Includes(string? chosen, string name) =>
        chosen is null || InventoryText.NameComparer.Equals(chosen, name);

    /// <summary>Sees that the file has the project that was chosen.</summary>
    /// <param name="chosen">The name of the project; null for all.</param>
    /// <param name="names">The names of those that the file has.</param>
    /// <exception cref="ImportFileException">It has not.</exception>
    public static void Check(string? chosen, IEnumerable<string> names)
    {
        if (!names.Any(name => Includes(chosen, name)))
        {
            string all = string.Join(", ", names.Distinct().Take(10).Select(ShownValue.Of));
            throw ImportFileException.At(
                0, ValidationCodes.Unknown, $"The file has no project {chosen}; it has: {all}.");
        }
    }
}

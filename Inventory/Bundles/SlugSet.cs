// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Collections.Generic;
using Inventory.Rules;

namespace Inventory.Bundles;

/// <summary>Gives names of one folder out, each once. For use by one thread.</summary>
/// <param name="taken">Names that are taken already.</param>
internal sealed class SlugSet(IEnumerable<string> taken)
{
    private readonly HashSet<string> _taken = new(taken, StringComparer.Ordinal);

    /// <summary>The name of a record for files: its slug, with its id where another record was given that already.</summary>
    public string Take(string name, long id)
    {
        string slug = FileName.Slug(name);
        while (!_taken.Add(slug))
        {
            slug = $"{slug}-{id}";
        }

        return slug;
    }
}

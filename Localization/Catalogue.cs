// SPDX-License-Identifier: GPL-2.0-or-later
using System.Collections.Frozen;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace Localization;

/// <summary>The translations of one assembly into one language.</summary>
internal sealed class Catalogue
{
    private static readonly Catalogue s_untranslated = new([]);

    private readonly FrozenDictionary<string, string> _translations;

    private Catalogue(Dictionary<string, string> translations)
    {
        _translations = translations.ToFrozenDictionary();
    }

    /// <summary>Reads what <paramref name="assembly"/> carries for a language; nothing is read for English.</summary>
    public static Catalogue Load(string language, Assembly assembly)
    {
        using Stream? file = language == "en" ? null : assembly.GetManifestResourceStream(language + ".po");
        if (file is null)
        {
            return s_untranslated;
        }

        using var reader = new StreamReader(file);
        return new Catalogue(PoFile.Read(reader));
    }

    /// <summary>The translation of a text; the text itself where there is none.</summary>
    public string Find(string text) => _translations.GetValueOrDefault(text, text);
}

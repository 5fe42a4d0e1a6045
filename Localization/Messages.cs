// SPDX-License-Identifier: GPL-2.0-or-later
using System;
using System.Globalization;

namespace Localization;

/// <summary>
/// What users read, in their language. The English text stands in the source and is the key; <c>fr.po</c> beside the
/// project file has its translation, and a text without one stays English. Names, codes and numbers are never translated.
/// </summary>
/// <remarks>
/// These files are compiled into every project that has an <c>fr.po</c>, so that no project must know another for its
/// messages. Safe for use by several threads at once.
/// </remarks>
internal static class Messages
{
    private static readonly Catalogue s_catalogue = Catalogue.Load(Language.OfProcess(), typeof(Messages).Assembly);

    /// <summary>The text in the user's language.</summary>
    /// <param name="text">The English text: a constant, because it is the key.</param>
    public static string Get(string text) => s_catalogue.Find(text);

    /// <summary>The text in the user's language, with its values; numbers are written as the wire has them.</summary>
    /// <param name="text">The English text: its key has the places of the values as <c>{0}</c>, <c>{1}</c> and so on.</param>
    public static string Format(FormattableString text)
    {
        return string.Format(CultureInfo.InvariantCulture, s_catalogue.Find(text.Format), text.GetArguments());
    }
}

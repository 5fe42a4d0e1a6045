// SPDX-License-Identifier: GPL-2.0-or-later
namespace Conntrack.Grammar;

/// <summary>Whether an option takes an argument.</summary>
internal enum ArgumentKind
{
    /// <summary>It takes none.</summary>
    None,

    /// <summary>It needs one: the rest of the word, or the next word whatever it is.</summary>
    Required,

    /// <summary>It may have one: the rest of the word, or the next word unless that begins with a dash or an exclamation mark.</summary>
    Optional,

    /// <summary>A command, which may have the name of a table: as above, but what follows its letter are more options.</summary>
    Table,
}
